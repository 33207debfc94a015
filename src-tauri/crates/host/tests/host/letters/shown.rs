//! What letters can show, how large they get, and in which order they lie.

use flate2::{Compression, Crc, write::ZlibEncoder};
use protocol::DraftRefusal;

use super::*;

/// A PNG of noise that a PDF packs worse than a PNG does: each pixel is near the one before, as in a photo.
fn photo(side: u32) -> Vec<u8> {
    let mut random = 0x2545_f491_u32;
    let mut noise = || {
        random ^= random << 13;
        random ^= random >> 17;
        random ^= random << 5;
        u8::try_from(random % 7).unwrap()
    };
    let row = side * 3 + 1;
    // Each byte is told by what it is more than that of the pixel before (PNG §9.2, Sub: 1).
    let byte = |index| if index % row == 0 { 1 } else { noise() };
    let rows: Vec<u8> = (0..side * row).map(byte).collect();
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&rows).unwrap();
    let (depth, rgb) = (8, 2);
    let mut header = [side.to_be_bytes(), side.to_be_bytes()].concat();
    header.extend([depth, rgb, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [
        (b"IHDR", header),
        (b"IDAT", packed.finish().unwrap()),
        (b"IEND", Vec::new()),
    ] {
        let chunk = [kind.as_slice(), &data].concat();
        let mut sum = Crc::new();
        sum.update(&chunk);
        png.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        png.extend(chunk);
        png.extend(sum.sum().to_be_bytes());
    }
    png
}

#[tokio::test]
async fn a_logo_that_would_make_a_full_batch_too_large_is_not_taken() {
    let world = World::new().await;
    let large = photo(450);
    let taken = 200 * 1024..256 * 1024;
    assert!(taken.contains(&large.len()), "{}", large.len());
    let refused = set_template(&world, with_logo(&large)).await;
    assert!(
        matches!(refused, Err(LetterTemplateError::LogoTooLarge)),
        "{refused:?}"
    );
    set_template(&world, with_logo(&photo(280))).await.unwrap();
    let desk = desk(&world).await;
    let mut numbers = Vec::new();
    for index in 0..PrintLetters::MAX_LETTERS {
        let card = world.stocked(&format!("{index}"), &THREE_P256).await;
        issued(&desk, &card, &format!("A-{index}")).await;
        numbers.push(number(&letters(&desk).await, 0));
    }
    let printing = Printing::of(&desk, &numbers, None);
    let answer = printing.submit(&desk).await.unwrap();
    let pages = printing.pages(&desk, &answer);
    assert_eq!(pages.len(), PrintLetters::MAX_LETTERS);
}

#[tokio::test]
async fn a_template_is_not_taken_with_what_letters_cannot_show() {
    let world = World::new().await;
    let of = |organisation: &str, sender: &str| LetterTemplate {
        organisation: organisation.to_owned(),
        sender: sender.to_owned(),
        ..LetterTemplate::default()
    };
    let wide = of("Åre kommun", &"W".repeat(110));
    let refused = set_template(&world, wide).await;
    assert!(matches!(refused, Err(LetterTemplateError::Sender)));
    for template in [
        of("東京都", ""),
        of("Åre", "東京都 · 1"),
        with_text("東京都"),
    ] {
        let refused = set_template(&world, template).await;
        let named = |one: &LetterTemplateError| matches!(one, LetterTemplateError::Characters { characters, .. } if characters == "東, 京, 都");
        assert!(refused.as_ref().is_err_and(named), "{refused:?}");
    }
}

fn draft_fault(refused: Result<Run, Refusal>) -> DraftRefusal {
    match refused.err() {
        Some(Refusal::DraftRefused { mut faults }) if faults.len() == 1 => faults.remove(0),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_address_that_no_letter_can_show_is_refused_before_anything_is_on_the_card() {
    let world = World::new().await;
    let street = (
        "label = \"Street\"\nrequired = true\nmax-length = 64",
        "label = \"Street\"\nrequired = true\nmax-length = 256",
    );
    let procedure = "letter-card.toml";
    world.changed_procedure(procedure, &[street]).await;
    let desk = desk(&world).await;
    let card = world.stocked("1", &THREE_P256).await;
    let open_with = async |name: &str, value: &str| {
        let mut draft = to_anna();
        draft.fields.insert(name.parse().unwrap(), value.to_owned());
        let keys = run_keys();
        let mut request = desk.request(&card, "letter-card", draft, &keys).await;
        request.pin_mailer = Some(with_letter("PL-1"));
        desk.open_with(request, keys).await
    };
    for (field, value, characters) in [
        ("city", "東京 Tokyo", "東, 京"),
        ("street", "شارع 1", "ش, ا, ر, ع"),
    ] {
        let fault = draft_fault(open_with(field, value).await);
        let expected = ("letter-not-printable", field);
        assert_eq!((fault.rule.as_str(), fault.about.as_str()), expected);
        assert_eq!(fault.data["characters"], characters.into());
    }
    let fault = draft_fault(open_with("street", &"W".repeat(250)).await);
    let expected = ("letter-address-too-long", "street");
    assert_eq!((fault.rule.as_str(), fault.about.as_str()), expected);
    assert_eq!(fault.data["most"], 7_u8.into());
    let ids = world.count("SELECT COUNT(*) FROM letter_ids").await;
    assert_eq!(ids, 0, "nothing was opened");
    // A long one that has room.
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkstraße 12, Hinterhaus, links";
    open_with("street", long).await.unwrap();
    // Where a procedure names no fields, the holder stands there, as the fields that are shown tell it.
    let named = r#"address = ["common_name", "street", "postal_code", "city"]"#;
    world
        .changed_procedure(procedure, &[(named, "address = []")])
        .await;
    let fault = draft_fault(open_with("common_name", "田中").await);
    let expected = ("letter-not-printable", "common_name");
    assert_eq!((fault.rule.as_str(), fault.about.as_str()), expected);
}

#[tokio::test]
async fn letters_lie_in_the_order_of_their_ids_however_they_were_chosen() {
    let world = World::new().await;
    world.changed_procedure("letter-card.toml", &[SPLIT]).await;
    let desk = desk(&world).await;
    for (index, id) in ["PL-1000", "PL-999", "PL-0998"].into_iter().enumerate() {
        let card = world.stocked(&format!("{index}"), &THREE_P256).await;
        issued(&desk, &card, id).await;
    }
    let page = letters(&desk).await;
    let mut numbers: Vec<_> = page.letters.iter().map(|one| one.letter).collect();
    numbers.swap(0, 3);
    let printing = Printing::of(&desk, &numbers, None);
    let answer = printing.submit(&desk).await.unwrap();
    let pages = printing.pages(&desk, &answer);
    let expected = ["PL-0998", "PL-999", "PL-1000"].map(|id| [(id, "1of2"), (id, "2of2")]);
    assert_eq!(pages.len(), 6);
    for (page, (id, part)) in pages.iter().zip(expected.concat()) {
        let page = together(page);
        assert!(page.contains(id) && page.contains(part), "{id} in {page}");
    }
}

#[tokio::test]
async fn ids_go_on_after_the_highest_number_with_their_prefix() {
    let world = World::new().await;
    let desk = desk(&world).await;
    let next = async |desk: &Desk, prefix: &str| {
        let url = format!("{}/v1/letters/next-number", desk.base);
        let prefix = prefix.to_owned();
        let query = NextLetterNumberQuery { prefix };
        let answer = post_json(&desk.client, url, &query).await?;
        let next: NextLetterNumber = serde_json::from_slice(&answer).unwrap();
        Ok::<_, Refusal>((next.first, next.digits))
    };
    assert_eq!(next(&desk, "PL-").await, Ok((Some(1), None)));
    create_ids(&desk, 9, 3).await.unwrap();
    // Others that begin so, and are no numbers of this row.
    for (card, id) in ["PL-X-77", "PL-1234567890123", "PM-500", "PL"]
        .into_iter()
        .enumerate()
    {
        let card = world.stocked(&format!("{card}"), &THREE_P256).await;
        open(&desk, &card, Some(with_letter(id))).await.unwrap();
    }
    assert_eq!(next(&desk, "PL-").await, Ok((Some(12), Some(4))));
    let taken = create_ids(&desk, 10, 1).await.unwrap_err();
    let expected = LetterFault::IdTaken {
        id: "PL-0010".parse().unwrap(),
        free_from: Some(12),
    };
    assert_eq!(why(taken), expected);
    create_ids(&desk, 12, 2).await.unwrap();
    let last = 999_999_999_999;
    create_ids(&desk, last, 2).await.unwrap_err();
    create_ids(&desk, last, 1).await.unwrap();
    assert_eq!(next(&desk, "PL-").await, Ok((None, Some(12))));
    let malformed = next(&desk, "pl_").await;
    assert!(matches!(malformed, Err(Refusal::Malformed { .. })));
    let officer = world.officer("Ivan", &[Role::IssueCertificate]).await;
    let other = Desk::sign_in(&world.running, officer).await.unwrap();
    let role = Role::ManagePinLetters;
    assert_eq!(
        next(&other, "PL-").await,
        Err(Refusal::MissingRole { role })
    );
}
