//! `npm run readers`: an officer's desk to try the programs at by hand. Two virtual readers with cards in them
//! and a host that knows both, until Ctrl-C.

#[cfg(target_os = "linux")]
mod linux;

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    linux::run()
}

#[cfg(not(target_os = "linux"))]
#[expect(
    clippy::print_stderr,
    reason = "the one place where the program says why it does nothing"
)]
fn main() -> std::process::ExitCode {
    eprintln!(
        "Virtual readers need the vpcd driver, which is there for Linux only. Try: countersign practice"
    );
    std::process::ExitCode::FAILURE
}
