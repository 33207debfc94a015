use super::{Piv, object::ObjectTag};
use crate::{CardError, Instruction, Malformed, tlv};

/// The Key History object (`SP 800-73-5 Part 1 §3.3.3`): which retired keys a card says it holds. Software that goes
/// by it sees no retired key on a card without it.
///
/// [`Piv::read`] does not go by it: many tools that write retired keys leave it as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyHistory {
    /// Keys whose certificate lies on the card, from reference 82 upwards.
    pub on_card: u8,
    /// Keys whose certificate does not, from reference 95 downwards.
    pub off_card: u8,
    /// Where those certificates are.
    pub off_card_url: Option<String>,
}

impl Piv<'_> {
    /// Reads the object: one command.
    pub fn key_history(&mut self) -> Result<Option<KeyHistory>, CardError> {
        let Some(content) = self.object(ObjectTag::KEY_HISTORY)? else {
            return Ok(None);
        };
        let fault = Malformed::Structure;
        parse(&content).map(Some).ok_or(CardError::Malformed {
            instruction: Instruction::GetData,
            fault,
        })
    }

    /// Writes the object. Wants the management key.
    ///
    /// # Errors
    /// [`CardError::NotAuthorised`] without the management key.
    pub fn put_key_history(&mut self, history: &KeyHistory) -> Result<(), CardError> {
        self.put_object(ObjectTag::KEY_HISTORY, &encode(history))
    }
}

const ON_CARD: u32 = 0xC1;
const OFF_CARD: u32 = 0xC2;
const URL: u32 = 0xF3;
const ERROR_DETECTION_CODE: u32 = 0xFE;

fn parse(content: &[u8]) -> Option<KeyHistory> {
    let number = |tag| match tlv::find(content, tag) {
        Ok(Some([number])) if *number <= 20 => Some(*number),
        _ => None,
    };
    let url = tlv::find(content, URL).ok()?.filter(|url| !url.is_empty());
    let off_card_url = url
        .map(|url| String::from_utf8(url.to_vec()))
        .transpose()
        .ok()?;
    Some(KeyHistory {
        on_card: number(ON_CARD)?,
        off_card: number(OFF_CARD)?,
        off_card_url,
    })
}

fn encode(history: &KeyHistory) -> Vec<u8> {
    let (on_card, off_card) = ([history.on_card], [history.off_card]);
    let mut objects: Vec<(u32, &[u8])> = vec![(ON_CARD, &on_card), (OFF_CARD, &off_card)];
    if let Some(url) = &history.off_card_url {
        objects.push((URL, url.as_bytes()));
    }
    objects.push((ERROR_DETECTION_CODE, &[]));
    tlv::template(&objects).to_vec()
}

#[cfg(test)]
mod tests {
    use super::{KeyHistory, encode, parse};

    #[test]
    fn what_is_written_is_read() {
        let plain = KeyHistory {
            on_card: 5,
            off_card: 0,
            off_card_url: None,
        };
        assert_eq!(hex::encode(encode(&plain)), "c10105c20100fe00");
        let url = Some("http://keys.example/0123".to_owned());
        for history in [
            plain,
            KeyHistory {
                on_card: 5,
                off_card: 3,
                off_card_url: url,
            },
        ] {
            assert_eq!(parse(&encode(&history)), Some(history));
        }
    }

    #[test]
    fn impossible_numbers_and_missing_elements_are_refused() {
        for content in [
            "c10115c20100fe00",
            "c10105fe00",
            "c1020005c20100",
            "c10105c20100f301ff",
        ] {
            assert_eq!(parse(&hex::decode(content).unwrap()), None, "{content}");
        }
    }
}
