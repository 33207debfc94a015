use std::fmt::{Debug, Display, LowerHex};

use static_assertions::{assert_impl_all, assert_not_impl_any};
use zeroize::ZeroizeOnDrop;

use crate::{
    ManagementKey, ManagementKeyAlgorithm, Passphrase, Pin, PrivateKey, Puk, WrongKeyLength,
    factory,
};

// These do not compile as soon as one of the types can be printed, copied, compared or serialised.
macro_rules! assert_closed {
    ($($secret:ty),*) => {$(
        assert_not_impl_any!($secret: Debug, Display, LowerHex, ToString);
        assert_not_impl_any!($secret: Clone, Copy, ToOwned, PartialEq<$secret>);
        assert_not_impl_any!($secret: serde::Serialize, serde::Deserialize<'static>);
        assert_not_impl_any!($secret: AsRef<str>, AsRef<[u8]>, std::ops::Deref, std::borrow::Borrow<str>, Into<String>);
        assert_impl_all!($secret: Send, Sync);
    )*};
}
assert_closed!(Pin, Puk, Passphrase, ManagementKey, PrivateKey);

/// Takes only what wipes its bytes when it is dropped.
pub(crate) fn wiped<T: ZeroizeOnDrop>(_: &T) {}

// These do not compile as soon as one of the types keeps its text in something that is not wiped; the keys' own modules do
// the same.
#[test]
fn a_text_is_wiped_when_it_is_dropped() {
    let text = String::new;
    let Pin(pin) = &Pin::new(text());
    wiped(pin);
    let Puk(puk) = &Puk::new(text());
    wiped(puk);
    let Passphrase(passphrase) = &Passphrase::new(text());
    wiped(passphrase);
}

#[test]
fn a_management_key_of_the_wrong_length_is_refused() {
    for algorithm in ManagementKeyAlgorithm::ALL {
        let length = algorithm.key_length();
        assert!(ManagementKey::new(algorithm, vec![7; length]).is_ok());
        for found in [0, length - 1, length + 1] {
            let refused = ManagementKey::new(algorithm, vec![7; found]).err();
            assert_eq!(
                refused,
                Some(WrongKeyLength {
                    expected: length,
                    found
                })
            );
        }
    }
}

#[test]
fn names_and_identifiers_of_ciphers_lead_back_to_them() {
    for algorithm in ManagementKeyAlgorithm::ALL {
        assert_eq!(
            ManagementKeyAlgorithm::from_name(algorithm.name()),
            Some(algorithm)
        );
        assert_eq!(
            ManagementKeyAlgorithm::from_identifier(algorithm.identifier()),
            Some(algorithm)
        );
    }
    assert_eq!(ManagementKeyAlgorithm::from_name("des"), None);
    assert_eq!(ManagementKeyAlgorithm::from_identifier(0), None);
}

#[test]
fn the_factory_s_management_key_is_of_24_bytes_alone() {
    for algorithm in ManagementKeyAlgorithm::ALL {
        let key = factory::management_key(algorithm).ok();
        assert_eq!(key.is_some(), algorithm.key_length() == 24, "{algorithm:?}");
        let repeated = [1, 2, 3, 4, 5, 6, 7, 8].repeat(3);
        assert!(key.is_none_or(|key| key.expose() == repeated));
    }
    assert_eq!(factory::pin().expose(), "123456");
    assert_eq!(factory::puk().expose(), "12345678");
}
