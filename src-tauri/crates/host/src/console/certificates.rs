use host::{Actor, Host};
use protocol::CertificateId;
use serde_json::json;

use super::{End, Failure, Output, arguments::Certificates, output::or_dash};

pub(super) async fn run(
    host: &Host,
    command: Certificates,
    output: &mut Output,
) -> Result<End, Failure> {
    match command {
        Certificates::List { limit } => {
            let certificates = host.certificates(limit).await?;
            let head = [
                "ID",
                "Serial",
                "Key",
                "Subject",
                "Ends",
                "Published",
                "Revoked",
            ];
            output.table(&certificates, "no certificates", &head, |one| {
                vec![
                    one.id.to_string(),
                    one.serial.clone(),
                    one.key.to_string(),
                    one.subject.clone(),
                    one.not_after.to_string(),
                    or_dash(one.published_at),
                    or_dash(one.revoked_at),
                ]
            })?;
        }
        Certificates::Revoke { id, reason } => {
            host.revoke_certificate(Actor::Console, CertificateId(id), reason)
                .await?;
            output.result(
                &json!({ "revoked": CertificateId(id) }),
                &format!("certificate {id} is revoked"),
            )?;
        }
    }
    Ok(End::Done)
}
