use host::Host;

use super::{End, Failure, Output};

pub(super) async fn verify(host: &Host, output: &mut Output) -> Result<End, Failure> {
    let report = host.verify_audit().await?;
    let mut lines: Vec<String> = report
        .faults
        .iter()
        .map(|fault| format!("fault: {fault}"))
        .collect();
    let counted = format!(
        "{} rows and {} signed documents",
        report.rows, report.documents
    );
    lines.push(match report.faults.len() {
        0 => format!("{counted}: as the host wrote them"),
        faults => format!("{counted}: {faults} faults"),
    });
    output.result(&report, &lines.join("\n"))?;
    Ok(if report.faults.is_empty() {
        End::Done
    } else {
        End::Faults
    })
}
