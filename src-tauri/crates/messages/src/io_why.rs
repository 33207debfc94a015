use std::io;

/// Why the system did not let a file be read or written, as the text `io-why` chooses by it.
pub fn io_why(kind: io::ErrorKind) -> String {
    let known = match kind {
        io::ErrorKind::NotFound => "not-found",
        io::ErrorKind::PermissionDenied => "not-allowed",
        io::ErrorKind::AlreadyExists => "there-already",
        io::ErrorKind::IsADirectory => "folder",
        io::ErrorKind::NotADirectory => "no-folder",
        io::ErrorKind::StorageFull => "no-space",
        io::ErrorKind::ReadOnlyFilesystem => "read-only",
        io::ErrorKind::WouldBlock => "none-left",
        rare => return rare.to_string(),
    };
    known.to_owned()
}
