use std::{collections::BTreeSet, sync::Arc};

use protocol::{
    LetterBatch, LetterNumber, LettersReceipt, PrintLetters, SealedLetters, Sha256Hex,
    cms::{self, SignerTrust},
    keys::{KeyFault, OrderKey, TransportKey},
    sealing::open_sealed,
};
use serde::Serialize;
use specta::Type;
use tokio::runtime::Handle;

use super::{LettersError, checked_reason, list::letter_number};
use crate::{
    Desk, OperationId,
    host::HostError,
    printing::{self, PrintingError},
    prompts::{Prompts, SignaturePurpose},
    signed_document::{SignedDocument, Signing, fresh_order},
    submit::AnswerFault,
};

impl Desk {
    /// Prints letters: an order of the officer's, for which the host hands them out sealed. They are opened in memory and
    /// given to the system's printing, which says whether it took them; whether paper came out, a person sees. The host
    /// is told either way, and nothing where the system did not say: they count as printed then. A reason is needed where
    /// one of them was printed before.
    ///
    /// Called again with the same operation id, it runs no second time and gives the same result.
    ///
    /// # Errors
    /// [`LettersError`]. Where the system did not take them, they wait to be printed as before; where it did not say, they
    /// are printed again only with a reason.
    pub async fn print_letters(
        &self,
        operation: OperationId,
        letters: &[String],
        printer: &str,
        reason: Option<&str>,
        prompts: Arc<dyn Prompts>,
    ) -> Result<LettersPrintedView, LettersError> {
        let begin = || {
            let prepared = self.session().map_err(LettersError::from);
            let prepared = prepared.and_then(|session| {
                let purpose = SignaturePurpose::PrintLetters;
                Ok(Printing {
                    letters: numbers(letters)?,
                    reason: reason.map(checked_reason).transpose()?,
                    signing: Signing::new(self, session, prompts, purpose),
                    printer: printer.to_owned(),
                })
            });
            let host = Handle::current();
            async move {
                let printing = prepared?;
                crate::blocking::run(move || printing.execute(&host)).await
            }
        };
        match self.letters_printed.once(operation, begin).await {
            Some(result) => Arc::unwrap_or_clone(result),
            None => Err(LettersError::Ended),
        }
    }
}

/// Letters that the system took for printing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LettersPrintedView {
    /// The order by which they were handed out.
    pub order: String,
    /// How many.
    pub letters: u32,
    /// The printer that took them.
    pub printer: String,
    /// What the system calls the job, where it says so.
    pub job: Option<String>,
}

fn numbers(letters: &[String]) -> Result<Vec<LetterNumber>, LettersError> {
    let max = PrintLetters::MAX_LETTERS;
    let numbers: Vec<_> = letters
        .iter()
        .map(|letter| letter_number(letter))
        .collect::<Result<_, _>>()?;
    let each: BTreeSet<_> = numbers.iter().collect();
    if (1..=max).contains(&numbers.len()) && each.len() == numbers.len() {
        Ok(numbers)
    } else {
        Err(LettersError::HowMany { max })
    }
}

struct Printing {
    signing: Signing,
    letters: Vec<LetterNumber>,
    printer: String,
    reason: Option<String>,
}

/// The keys of one order.
struct Keys {
    transport: TransportKey,
    order: OrderKey,
}

impl Printing {
    fn execute(self, host: &Handle) -> Result<LettersPrintedView, LettersError> {
        // A printer that is not there is known before the host hands anything out.
        host.block_on(printing::must_have(&self.printer))?;
        let keys = Keys::generate()?;
        let order = PrintLetters {
            order: fresh_order()?,
            made_at: (self.signing.clock)(),
            letters: self.letters.clone(),
            reason: self.reason.clone(),
            transport_key: keys.transport.public_key().clone(),
            order_key: keys.order.public_key().clone(),
        };
        let signed = self.signing.sign(&order)?;
        let connection = self.signing.session.connection();
        let answer = host.block_on(connection.post_signed("/v1/orders", &signed.message));
        let answer = answer.map_err(|failed| failed.error)?;
        let opened = self.open(&answer, &order, &signed, &keys);
        let (batch, letters) = opened.map_err(LettersError::Batch)?;
        let title = format!("Countersign {}", order.order);
        let taken = host.block_on(printing::print(&self.printer, &title, letters.pdf));
        self.tell(host, &order, batch, taken, &keys)
    }

    /// The letters, and the digest by which the receipt refers to them.
    fn open(
        &self,
        answer: &[u8],
        order: &PrintLetters,
        signed: &SignedDocument,
        keys: &Keys,
    ) -> Result<(Sha256Hex, SealedLetters), AnswerFault> {
        let (session, now) = (&self.signing.session, (self.signing.clock)());
        let host = &session.registration_certificate;
        let trust = SignerTrust::exact_under(host, &session.authorities);
        let verified = cms::verify::<LetterBatch>(answer, &trust, now)?;
        let batch = verified.document;
        if batch.order != order.order || batch.order_digest != signed.digest {
            return Err(AnswerFault::AnotherOrder);
        }
        let sealed_by = SignerTrust::exact(host);
        let sealed = &batch.letters.0;
        let letters = open_sealed(sealed, &keys.transport, order.order, &sealed_by, now)?;
        Ok((verified.digest, letters))
    }

    /// Tells the host whether the system took the letters, and then the officer.
    fn tell(
        &self,
        host: &Handle,
        order: &PrintLetters,
        batch: Sha256Hex,
        taken: Result<Option<String>, PrintingError>,
        keys: &Keys,
    ) -> Result<LettersPrintedView, LettersError> {
        let receipt = |printed| LettersReceipt {
            order: order.order,
            batch,
            made_at: (self.signing.clock)(),
            printed,
        };
        let receipt = was_printed(&taken).map(receipt);
        let told = receipt.map(|receipt| self.give_receipt(host, &receipt, keys));
        // What the printer said comes first; a host that does not know keeps the letters for a reprint with a reason.
        let job = taken?;
        told.transpose()?;
        Ok(LettersPrintedView {
            order: order.order.to_string(),
            letters: u32::try_from(self.letters.len()).unwrap_or(u32::MAX),
            printer: self.printer.clone(),
            job,
        })
    }

    fn give_receipt(
        &self,
        host: &Handle,
        receipt: &LettersReceipt,
        keys: &Keys,
    ) -> Result<(), LettersError> {
        let not_told = |error: HostError| LettersError::NotTold {
            printer: self.printer.clone(),
            error,
        };
        let signed = keys.order.sign_receipt(receipt);
        let signed = signed.map_err(|fault| LettersError::Signing { why: fault.code() })?;
        let path = format!("/v1/orders/{}/receipt", receipt.order);
        let connection = self.signing.session.connection();
        host.block_on(connection.post_json(&path, &signed))
            .map_err(not_told)?;
        Ok(())
    }
}

/// Whether the system took the letters; nothing where it did not say: what may lie in a printer is not called unprinted.
fn was_printed<T>(taken: &Result<T, PrintingError>) -> Option<bool> {
    match taken {
        Ok(_) => Some(true),
        Err(PrintingError::NoAnswer { .. }) => None,
        Err(
            PrintingError::NoSystem
            | PrintingError::NoPrinter { .. }
            | PrintingError::Refused { .. },
        ) => Some(false),
    }
}

impl Keys {
    fn generate() -> Result<Self, LettersError> {
        let failed = |fault: KeyFault| LettersError::Signing { why: fault.code() };
        Ok(Self {
            transport: TransportKey::generate().map_err(failed)?,
            order: OrderKey::generate().map_err(failed)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{LettersError, PrintingError, numbers, was_printed};

    #[test]
    fn the_host_is_told_nothing_where_the_system_did_not_say_whether_it_printed() {
        let printer = || "Office".to_owned();
        let failed = |error| was_printed::<()>(&Err(error));
        assert_eq!(was_printed(&Ok(())), Some(true));
        assert_eq!(failed(PrintingError::NoAnswer { printer: printer() }), None);
        let why = "no toner".to_owned();
        for error in [
            PrintingError::NoSystem,
            PrintingError::NoPrinter { printer: printer() },
            PrintingError::Refused {
                printer: printer(),
                why,
            },
        ] {
            assert_eq!(failed(error), Some(false));
        }
    }

    #[test]
    fn letters_are_printed_once_each_and_not_too_many() {
        let texts = |numbers: &[&str]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(numbers(&texts(&["7", "8"])).unwrap().len(), 2);
        let many: Vec<_> = (0..21).map(|number| number.to_string()).collect();
        for refused in [texts(&[]), texts(&["7", "7"]), many] {
            assert_eq!(numbers(&refused), Err(LettersError::HowMany { max: 20 }));
        }
        assert!(matches!(
            numbers(&texts(&["x"])),
            Err(LettersError::Number { .. })
        ));
    }
}
