/// Whether the policy leaves the host to the machine and its user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostLock {
    /// It does.
    Open,
    /// This address is the only one.
    At(String),
    /// Its word on the host is wrong or not legible: which host it allows is not known, and so none is.
    Closed {
        /// Where that stands: the file with its line, as far as known, or the key of the registry.
        place: String,
    },
}
