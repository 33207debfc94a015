use ::pcsc::Error;

use crate::ReaderError;

/// What an error of that call means, for `map_err`.
pub(super) fn of(call: &'static str, reader: &str) -> impl Fn(Error) -> ReaderError {
    move |error| meaning(call, reader, error)
}

fn meaning(call: &'static str, reader: &str, error: Error) -> ReaderError {
    let reader = || reader.to_owned();
    match error {
        Error::NoService | Error::ServiceStopped | Error::Shutdown | Error::InvalidHandle => {
            ReaderError::NoService
        }
        Error::UnknownReader | Error::ReaderUnavailable | Error::NoReadersAvailable => {
            ReaderError::NoReader { reader: reader() }
        }
        Error::NoSmartcard => ReaderError::NoCard { reader: reader() },
        Error::RemovedCard => ReaderError::CardRemoved,
        Error::ResetCard => ReaderError::CardReset,
        Error::SharingViolation => ReaderError::Busy { reader: reader() },
        Error::UnresponsiveCard => ReaderError::Unresponsive { reader: reader() },
        Error::UnpoweredCard => ReaderError::Unpowered { reader: reader() },
        Error::ProtoMismatch
        | Error::UnsupportedCard
        | Error::CardUnsupported
        | Error::ReaderUnsupported => ReaderError::Unsupported { reader: reader() },
        other => ReaderError::System {
            call,
            code: other as u32,
        },
    }
}

/// The same for calls on a card that was there when its channel was opened: none is one that was taken out.
pub(super) fn of_card(call: &'static str, reader: &str) -> impl Fn(Error) -> ReaderError {
    move |error| match error {
        Error::NoSmartcard => ReaderError::CardRemoved,
        other => meaning(call, reader, other),
    }
}

/// What an error of SCardTransmit means. Those that say only that nothing came through are told apart from a card
/// that is gone by whoever can look.
pub(super) fn of_exchange(call: &'static str, reader: &str, error: Error) -> ReaderError {
    match error {
        Error::NotTransacted
        | Error::CommError
        | Error::CommDataLost
        | Error::InvalidParameter
        | Error::InvalidValue
        | Error::InsufficientBuffer
        | Error::UnknownError
        | Error::InternalError
        | Error::UnsupportedFeature => ReaderError::NotTransmitted,
        other => of_card(call, reader)(other),
    }
}

/// What an error of SCardControl means. A reader that does not know the request, or not in this form, says so; whatever else
/// goes wrong may have gone wrong on the way back from the card.
pub(super) fn of_control(reader: &str, error: Error) -> ReaderError {
    match error {
        Error::UnsupportedFeature => ReaderError::NotSupported,
        other => of_exchange("SCardControl", reader, other),
    }
}

#[cfg(test)]
mod tests {
    use ::pcsc::Error;

    use super::{of, of_control, of_exchange};
    use crate::ReaderError;

    #[test]
    fn an_unforeseen_error_names_the_call_and_the_code() {
        let error = of("SCardConnect", "R")(Error::CancelledByUser);
        assert_eq!(error.to_string(), "SCardConnect failed with 0x8010006e");
    }

    #[test]
    fn a_reader_that_does_not_know_a_request_is_told_from_one_that_fails() {
        let meaning = |error| of_control("R", error);
        assert_eq!(
            meaning(Error::UnsupportedFeature),
            ReaderError::NotSupported
        );
        for unknown in [Error::NotTransacted, Error::CommError, Error::InvalidValue] {
            assert_eq!(meaning(unknown), ReaderError::NotTransmitted);
        }
        assert_eq!(meaning(Error::RemovedCard), ReaderError::CardRemoved);
    }

    #[test]
    fn a_card_that_is_gone_or_was_reset_is_told_apart() {
        assert_eq!(
            of_exchange("SCardTransmit", "R", Error::RemovedCard),
            ReaderError::CardRemoved
        );
        assert_eq!(
            of_exchange("SCardTransmit", "R", Error::NoSmartcard),
            ReaderError::CardRemoved
        );
        assert_eq!(
            of_exchange("SCardTransmit", "R", Error::ResetCard),
            ReaderError::CardReset
        );
        assert_eq!(
            of_exchange("SCardTransmit", "R", Error::NotTransacted),
            ReaderError::NotTransmitted
        );
        let busy = ReaderError::Busy {
            reader: "R".to_owned(),
        };
        assert_eq!(of("SCardConnect", "R")(Error::SharingViolation), busy);
    }
}
