//! Numbers as the tables show them.

use acceptance::Traffic;

/// `12 / 1277`: APDUs and bytes.
pub(crate) fn shown(traffic: Traffic) -> String {
    format!("{} / {}", traffic.apdus, traffic.bytes)
}

/// `0.44 / 0.61`: what `part` is of `whole`, in APDUs and in bytes.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of a few thousands, shown with two digits"
)]
pub(crate) fn ratio(part: Traffic, whole: Traffic) -> String {
    let of = |part: u64, whole: u64| part as f64 / whole as f64;
    format!(
        "{:.2} / {:.2}",
        of(part.apdus, whole.apdus),
        of(part.bytes, whole.bytes)
    )
}

pub(crate) fn sum(parts: impl IntoIterator<Item = Traffic>) -> Traffic {
    let nothing = Traffic { apdus: 0, bytes: 0 };
    let plus = |a: Traffic, b: Traffic| Traffic {
        apdus: a.apdus + b.apdus,
        bytes: a.bytes + b.bytes,
    };
    parts.into_iter().fold(nothing, plus)
}
