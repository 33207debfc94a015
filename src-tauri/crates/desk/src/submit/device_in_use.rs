use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The devices in which a card is being issued right now: one run at a time in each.
#[derive(Clone, Debug, Default)]
pub(crate) struct DevicesInUse(Arc<Mutex<BTreeSet<String>>>);

/// A device that is this run's until it is dropped.
#[derive(Debug)]
pub(crate) struct DeviceInUse {
    all: DevicesInUse,
    device: String,
}

impl DevicesInUse {
    /// `None` while another run has the device.
    pub(crate) fn take(&self, device: &str) -> Option<DeviceInUse> {
        let free = self.devices().insert(device.to_owned());
        free.then(|| DeviceInUse {
            all: self.clone(),
            device: device.to_owned(),
        })
    }

    fn devices(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for DeviceInUse {
    fn drop(&mut self) {
        self.all.devices().remove(&self.device);
    }
}

#[cfg(test)]
mod tests {
    use super::DevicesInUse;

    #[test]
    fn a_device_is_one_runs_until_it_is_given_back() {
        let devices = DevicesInUse::default();
        let taken = devices.take("a reader");
        assert!(
            taken.is_some()
                && devices.take("a reader").is_none()
                && devices.take("another").is_some()
        );
        drop(taken);
        assert!(devices.take("a reader").is_some());
    }
}
