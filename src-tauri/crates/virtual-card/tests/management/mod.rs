//! The host's side of an authentication with the card management key.

use cipher::{Array, BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use virtual_card::{ManagementAlgorithm, ManagementKey, VirtualCard};

/// Mutual authentication with the card's own key, whichever it is; the card's proof is checked.
pub(crate) fn authenticate(card: &mut VirtualCard) {
    let key = card.state().management_key().clone();
    let block = key.algorithm().block_length();
    let asked = card.transmit(&command(&key, &[0x80, 0x00]));
    let witness = crypt(&key, &asked[4..4 + block], false);
    let challenge = vec![0x5A; block];
    let length = u8::try_from(block).unwrap();
    let answer = card.transmit(&command(
        &key,
        &[&[0x80, length][..], &witness, &[0x81, length], &challenge].concat(),
    ));
    assert!(answer.ends_with(&[0x90, 0x00]), "refused: {answer:02X?}");
    assert_eq!(
        answer[4..4 + block],
        crypt(&key, &challenge, true),
        "the card's proof"
    );
}

fn command(key: &ManagementKey, template: &[u8]) -> Vec<u8> {
    let algorithm = match key.algorithm() {
        ManagementAlgorithm::TripleDes => 0x03,
        ManagementAlgorithm::Aes128 => 0x08,
        ManagementAlgorithm::Aes192 => 0x0A,
        ManagementAlgorithm::Aes256 => 0x0C,
    };
    let length = u8::try_from(template.len()).unwrap();
    [
        &[0x00, 0x87, algorithm, 0x9B, length + 2, 0x7C, length][..],
        template,
        &[0x00],
    ]
    .concat()
}

fn crypt(key: &ManagementKey, block: &[u8], encrypt: bool) -> Vec<u8> {
    match key.algorithm() {
        ManagementAlgorithm::TripleDes => crypt_with::<des::TdesEde3>(key.bytes(), block, encrypt),
        ManagementAlgorithm::Aes128 => crypt_with::<aes::Aes128>(key.bytes(), block, encrypt),
        ManagementAlgorithm::Aes192 => crypt_with::<aes::Aes192>(key.bytes(), block, encrypt),
        ManagementAlgorithm::Aes256 => crypt_with::<aes::Aes256>(key.bytes(), block, encrypt),
    }
}

fn crypt_with<C: KeyInit + BlockCipherEncrypt + BlockCipherDecrypt>(
    key: &[u8],
    block: &[u8],
    encrypt: bool,
) -> Vec<u8> {
    let cipher = C::new_from_slice(key).unwrap();
    let mut block = Array::try_from(block).unwrap();
    if encrypt {
        cipher.encrypt_block(&mut block);
    } else {
        cipher.decrypt_block(&mut block);
    }
    block.to_vec()
}
