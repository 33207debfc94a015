use secret::Puk;
use zeroize::Zeroizing;

use super::{MAX_DRAWS, NoSystemPin};
use crate::{PukCharacters, PukRules};

/// Digits and capital letters without those that are read as another one: 0 and O, 1 and I, 2 and Z, 5 and S, 8 and B.
const UNAMBIGUOUS: &[u8] = b"34679ACDEFGHJKLMNPQRTUVWXY";

const DIGITS: &[u8] = b"0123456789";

/// A PUK is never what cards leave their factory with.
const FACTORY: &str = "12345678";

impl PukRules {
    /// Whether it is one that the system could give out: of this length and of these characters.
    pub fn are_kept_by(&self, puk: &Puk) -> bool {
        // Read to judge it; nothing of it is kept.
        let puk = puk.expose().as_bytes();
        puk.len() == usize::from(self.length)
            && puk.iter().all(|byte| self.alphabet().contains(byte))
    }

    const fn alphabet(&self) -> &'static [u8] {
        match self.characters {
            PukCharacters::Digits => DIGITS,
            PukCharacters::Unambiguous => UNAMBIGUOUS,
        }
    }

    /// A PUK for the system to give out: uniform over all of its length and characters but the factory's. `random` fills
    /// its argument with random bytes, of cryptographic quality.
    ///
    /// # Errors
    /// [`NoSystemPin`] when `random` is not random.
    pub fn system_puk(&self, mut random: impl FnMut(&mut [u8])) -> Result<Puk, NoSystemPin> {
        let alphabet = self.alphabet();
        for _ in 0..MAX_DRAWS {
            let mut puk = draw(usize::from(self.length), alphabet, &mut random)?;
            if !FACTORY.starts_with(puk.as_str()) {
                return Ok(Puk::new(std::mem::take(&mut *puk)));
            }
        }
        Err(NoSystemPin)
    }
}

/// Uniform characters: a byte beyond the last whole multiple of their number is thrown away, or the first ones would be
/// likelier.
fn draw(
    length: usize,
    alphabet: &[u8],
    random: &mut impl FnMut(&mut [u8]),
) -> Result<Zeroizing<String>, NoSystemPin> {
    // Reserved, so that no smaller buffer with a part of the PUK is left behind unwiped.
    let mut puk = Zeroizing::new(String::with_capacity(length));
    let mut bytes = Zeroizing::new([0_u8; 32]);
    let fair = 256 - 256 % alphabet.len();
    for _ in 0..MAX_DRAWS {
        random(bytes.as_mut_slice());
        for byte in bytes.iter().filter(|byte| usize::from(**byte) < fair) {
            if puk.len() == length {
                return Ok(puk);
            }
            puk.push(char::from(alphabet[usize::from(*byte) % alphabet.len()]));
        }
    }
    Err(NoSystemPin)
}
