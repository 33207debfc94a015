use std::path::PathBuf;

use crate::{Fault, Host, pem};

/// Why the root certificate is not in its file.
#[derive(Debug, thiserror::Error)]
pub enum CaFileError {
    /// The file cannot be written.
    #[error("the file {path} cannot be written: {source}")]
    NotWritten {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Something failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Host {
    /// Writes the root certificate to its file, whole or not at all: a desk may read it at any moment.
    pub(crate) fn write_ca_file(&self) -> Result<(), CaFileError> {
        let path = self.ca_file();
        let pem = pem::encode(self.root_certificate()).map_err(Fault::from)?;
        let aside = self.data().join("host-ca.pem-new");
        std::fs::write(&aside, pem)
            .and_then(|()| std::fs::rename(&aside, &path))
            .map_err(|source| CaFileError::NotWritten { path, source })
    }
}
