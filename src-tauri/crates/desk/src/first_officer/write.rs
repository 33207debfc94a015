use std::collections::BTreeMap;

use card::{KeyUse, ManagementKeyProof, Piv};
use contents::{Certificate, CertificateObject, KeyReference};
use protocol::check::{Challenge, Task};
use secret::Pin;

use super::{
    NewOfficerPin, OfficerCardFault, OfficerCardWork, ProvenOfficerKeys, fault::SessionFault,
};
use crate::card_signature;

impl OfficerCardWork {
    /// Writes the certificates, reads each back and has its key sign, and then sets the PIN, in one transaction.
    ///
    /// # Errors
    /// [`OfficerCardFault`]; the card then has its PIN of before, or, where the last command was interrupted, the new
    /// one, and perhaps some of the certificates.
    pub async fn write(
        &self,
        proven: ProvenOfficerKeys,
        certificates: BTreeMap<KeyReference, Certificate>,
        new_pin: NewOfficerPin,
    ) -> Result<(), OfficerCardFault> {
        let card = self.card.clone();
        crate::blocking::run(move || {
            let (secrets, pin) = (&proven.secrets, proven.pin());
            let written = card.session(|session| {
                session.authenticate_management_key(
                    &secrets.management_key,
                    ManagementKeyProof::Mutual,
                )?;
                for (key, certificate) in &certificates {
                    session.put_certificate(*key, certificate)?;
                }
                for (key, certificate) in &certificates {
                    read_back(session, *key, certificate)?;
                    check(session, *key, certificate, pin)?;
                }
                session.change_pin(pin, new_pin.pin())?;
                Ok::<_, SessionFault>(())
            });
            written.map_err(|fault| fault.at(&card.device))
        })
        .await
    }
}

fn read_back(
    session: &mut Piv<'_>,
    key: KeyReference,
    written: &Certificate,
) -> Result<(), SessionFault> {
    match session.certificate(key)? {
        CertificateObject::Present(found) if *found == *written => Ok(()),
        _ => Err(SessionFault::Fault(OfficerCardFault::ReadBackDiffers {
            key,
        })),
    }
}

/// Has the card sign, and compares with what the certificate says.
fn check(
    session: &mut Piv<'_>,
    key: KeyReference,
    certificate: &Certificate,
    pin: &Pin,
) -> Result<(), SessionFault> {
    let failed = || SessionFault::Fault(OfficerCardFault::CheckFailed { key });
    let certified = certificate.public_key();
    let challenge = Challenge::for_key(certified, key).map_err(|_| failed())?;
    let Task::Sign(to_be_signed) = challenge.task() else {
        return Err(failed());
    };
    let key_use = KeyUse::new(key, certified.algorithm());
    let signature = card_signature::sign(session, &key_use, Some(pin), to_be_signed)?;
    challenge.verify(&signature).map_err(|_| failed())
}
