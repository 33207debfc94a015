use std::collections::VecDeque;

use proptest::prelude::*;
use zeroize::Zeroizing;

use super::{Connection, LONGEST_ANSWER, LengthTaken, MOST_PARTS};
use crate::{
    CardError, Channel, Ending, Instruction, Malformed, ReaderError, Status, apdu::Command,
};

/// A card that gives recorded answers to recorded commands and refuses all others.
struct Recorded {
    exchanges: VecDeque<(String, Result<String, ReaderError>)>,
}

impl Channel for Recorded {
    fn reader(&self) -> &str {
        "Recorded"
    }

    fn atr(&self) -> &[u8] {
        &[0x3B]
    }

    fn begin(&mut self) -> Result<(), ReaderError> {
        Ok(())
    }

    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        let (expected, answer) = self
            .exchanges
            .pop_front()
            .expect("no further command is expected");
        assert_eq!(hex::encode(command), expected);
        answer.map(|answer| Zeroizing::new(hex::decode(answer).unwrap()))
    }

    fn end(&mut self, _ending: Ending) -> Result<(), ReaderError> {
        Ok(())
    }
}

fn connection(exchanges: &[(&str, &str)]) -> Connection {
    let exchanges = exchanges.iter().map(|(command, answer)| {
        let answer = if *answer == "not transmitted" {
            Err(ReaderError::NotTransmitted)
        } else {
            Ok((*answer).to_owned())
        };
        ((*command).to_owned(), answer)
    });
    Connection::new(Box::new(Recorded {
        exchanges: exchanges.collect(),
    }))
}

fn get_data() -> Command {
    Command::new(Instruction::GetData, 0x3F, 0xFF)
        .data(Zeroizing::new(hex::decode("5c035fc105").unwrap()))
        .long_answer()
}

const EXTENDED: &str = "00cb3fff0000055c035fc1050000";
const SHORT: &str = "00cb3fff055c035fc10500";

#[test]
fn a_card_that_takes_extended_length_is_asked_so_again() {
    let mut card = connection(&[(EXTENDED, "53009000"), (EXTENDED, "6a82")]);
    assert_eq!(
        card.exchange(&get_data()).unwrap().data.as_slice(),
        [0x53, 0]
    );
    assert_eq!(card.length, LengthTaken::Extended);
    assert_eq!(card.exchange(&get_data()).unwrap().status, Status::NotFound);
}

#[test]
fn a_card_or_reader_that_refuses_extended_length_is_asked_short_from_then_on() {
    for refusal in ["6700", "6c00", "6f00", "6881", "not transmitted"] {
        let mut card = connection(&[(EXTENDED, refusal), (SHORT, "53009000"), (SHORT, "6a82")]);
        assert_eq!(
            card.exchange(&get_data()).unwrap().data.as_slice(),
            [0x53, 0]
        );
        assert_eq!(card.length, LengthTaken::Short);
        assert_eq!(card.exchange(&get_data()).unwrap().status, Status::NotFound);
    }
}

#[test]
fn what_is_too_long_for_a_card_that_takes_extended_length_is_chained() {
    let put = |length| {
        Command::new(Instruction::PutData, 0x3F, 0xFF).data(Zeroizing::new(vec![7; length]))
    };
    let extended = |length: usize| format!("00db3fff00{length:04x}{}", "07".repeat(length));
    let (first, last) = (
        format!("10db3fffff{}", "07".repeat(255)),
        |length: usize| format!("00db3fff{length:02x}{}", "07".repeat(length)),
    );
    for refusal in ["6700", "6f00", "not transmitted"] {
        let mut card = connection(&[
            (EXTENDED, "53009000"),
            (&extended(400), refusal),
            (&first, "9000"),
            (&last(145), "9000"),
            // Not tried again, nor anything longer; what is shorter still goes in one.
            (&first, "9000"),
            (&last(155), "9000"),
            (&extended(300), "9000"),
            (EXTENDED, "53009000"),
        ]);
        card.exchange(&get_data()).unwrap();
        for length in [400, 410, 300] {
            assert_eq!(card.exchange(&put(length)).unwrap().status, Status::Success);
        }
        assert_eq!(card.exchange(&get_data()).unwrap().status, Status::Success);
    }
}

#[test]
fn an_answer_in_the_middle_of_a_chain_is_malformed() {
    let put = Command::new(Instruction::PutData, 0x3F, 0xFF).data(Zeroizing::new(vec![7; 300]));
    let first = format!("10db3fffff{}", "07".repeat(255));
    let mut card = connection(&[(EXTENDED, "6700"), (SHORT, "6a82"), (&first, "6110")]);
    card.exchange(&get_data()).unwrap();
    assert_eq!(
        card.exchange(&put).err(),
        Some(CardError::Malformed {
            instruction: Instruction::PutData,
            fault: Malformed::Structure
        })
    );
}

#[test]
fn what_changes_the_card_is_not_sent_twice_for_a_long_answer() {
    let mut generate =
        Command::new(Instruction::GenerateKeyPair, 0, 0x9A).data(Zeroizing::new(vec![0xAC, 0]));
    generate.long_answer = true;
    let mut card = connection(&[("0047009a02ac0000", "6f00")]);
    assert_eq!(
        card.exchange(&generate).unwrap().status,
        Status::Other(0x6F00)
    );
    assert_eq!(card.length, LengthTaken::Unknown);
}

#[test]
fn waiting_bytes_are_fetched_and_a_wrong_length_is_corrected() {
    let mut card = connection(&[
        (EXTENDED, "6700"),
        (SHORT, "6c02"),
        ("00cb3fff055c035fc10502", "53046102"),
        ("00c0000002", "6c01"),
        ("00c0000001", "016103"),
        ("00c0000003", "0203049000"),
    ]);
    let answer = card.exchange(&get_data()).unwrap();
    assert_eq!(hex::encode(&*answer.data), "530401020304");
    assert_eq!(answer.status, Status::Success);
}

#[test]
fn chaining_stops_at_the_first_refusal() {
    let put = Command::new(Instruction::PutData, 0x3F, 0xFF).data(Zeroizing::new(vec![7; 300]));
    let extended = format!("00db3fff00012c{}", "07".repeat(300));
    let first = format!("10db3fffff{}", "07".repeat(255));
    let mut card = connection(&[(&extended, "6700"), (&first, "6884")]);
    assert_eq!(
        card.exchange(&put).unwrap().status,
        Status::ChainingNotSupported
    );
}

#[test]
fn an_answer_without_status_or_end_is_refused() {
    for answer in ["", "90"] {
        let mut card = connection(&[(EXTENDED, answer)]);
        let error = card.exchange(&get_data()).err();
        let fault = Malformed::NoStatus;
        assert_eq!(
            error,
            Some(CardError::Malformed {
                instruction: Instruction::GetData,
                fault
            })
        );
    }
    let too_long = Some(CardError::Malformed {
        instruction: Instruction::GetData,
        fault: Malformed::TooLong,
    });
    let mut exchanges = vec![(EXTENDED, "6100")];
    exchanges.extend(vec![("00c0000000", "6100"); MOST_PARTS]);
    let mut card = connection(&exchanges);
    assert_eq!(card.exchange(&get_data()).err(), too_long);
    let part = format!("{}6100", "00".repeat(256));
    let mut exchanges = vec![(EXTENDED, part.as_str())];
    exchanges.extend(vec![("00c0000000", part.as_str()); LONGEST_ANSWER / 256]);
    assert_eq!(connection(&exchanges).exchange(&get_data()).err(), too_long);
}

#[test]
fn a_card_pulled_in_the_middle_is_named() {
    struct Pulled;
    impl Channel for Pulled {
        fn reader(&self) -> &str {
            "Pulled"
        }
        fn atr(&self) -> &[u8] {
            &[]
        }
        fn begin(&mut self) -> Result<(), ReaderError> {
            Ok(())
        }
        fn transmit(&mut self, _command: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
            Err(ReaderError::CardRemoved)
        }
        fn end(&mut self, _ending: Ending) -> Result<(), ReaderError> {
            Err(ReaderError::CardRemoved)
        }
    }
    assert_eq!(
        Connection::new(Box::new(Pulled))
            .exchange(&get_data())
            .err(),
        Some(CardError::CardRemoved)
    );
}

proptest! {
    #[test]
    fn an_answer_is_the_same_in_however_many_parts_it_comes(
        data in proptest::collection::vec(any::<u8>(), 1..3000),
        part in 3usize..=256,
    ) {
        let parts: Vec<_> = data.chunks(part).collect();
        let exchanges: Vec<_> = parts
            .iter()
            .enumerate()
            .map(|(index, bytes)| {
                let command = if index == 0 { EXTENDED } else { "00c0000000" };
                let status = if index + 1 == parts.len() { "9000" } else { "6100" };
                (command, format!("{}{status}", hex::encode(bytes)))
            })
            .collect();
        let exchanges: Vec<_> = exchanges.iter().map(|(command, answer)| (*command, answer.as_str())).collect();
        let answer = connection(&exchanges).exchange(&get_data()).unwrap();
        prop_assert_eq!(&*answer.data, &data);
    }
}
