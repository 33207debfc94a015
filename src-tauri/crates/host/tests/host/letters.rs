//! PIN letters: their IDs, how they are handed out and printed, and what is kept of them.

use std::{
    collections::BTreeMap,
    io::Write as _,
    process::{Command, Stdio},
};

use host::{Actor, LetterTemplate, LetterTemplateError};
use jiff::{SignedDuration, Timestamp};
use procedure::{Draft, Role};
use protocol::{
    ActDetails, ActState, CreateLetterIds, LetterBatch, LetterFault, LetterId, LetterNumber,
    LetterPage, LetterPreview, LetterQuery, LetterState, LettersReceipt, ListedLetter,
    NextLetterId, NextLetterNumber, NextLetterNumberQuery, OrderId, PinMailer, PinMailerFault,
    PinOutcome, PrintLetters, Refusal, SealedLetters, canonical,
    cms::{self, SignerTrust},
    keys::{OrderKey, TransportKey},
    sealing,
};

mod shown;

use crate::support::{
    Card, Desk, Run, THREE_P256, World, new_order, now, post_json, redo_three, run_keys,
};

const SPLIT: (&str, &str) = ("split = false", "split = true");

/// Olivia, who issues and prints.
async fn desk(world: &World) -> Desk {
    let roles = [Role::IssueCertificate, Role::ManagePinLetters];
    let officer = world.officer("Olivia Lind", &roles).await;
    Desk::sign_in(&world.running, officer).await.unwrap()
}

fn to_anna() -> Draft {
    let mut draft = redo_three("Åsa Łuk");
    let address = [
        ("street", "Storgatan 1"),
        ("postal_code", "837 22"),
        ("city", "Järpen"),
    ];
    let address = address.map(|(name, value)| (name.parse().unwrap(), value.to_owned()));
    draft.fields.extend(BTreeMap::from(address));
    draft
}

fn with_letter(id: &str) -> PinMailer {
    PinMailer {
        address: None,
        letter: Some(id.parse().unwrap()),
    }
}

async fn open(desk: &Desk, card: &Card, mailer: Option<PinMailer>) -> Result<Run, Refusal> {
    let keys = run_keys();
    let mut request = desk.request(card, "letter-card", to_anna(), &keys).await;
    request.pin_mailer = mailer;
    desk.open_with(request, keys).await
}

/// A run with a letter of that ID, to the end: its PIN and PUK.
async fn issued(desk: &Desk, card: &Card, id: &str) -> (String, String) {
    let run = open(desk, card, Some(with_letter(id))).await.unwrap();
    let fulfilment = desk.submit(&run.order(card)).await.unwrap();
    let pin = run.pin(desk, &fulfilment).pin.expose().to_owned();
    let puk = run.secrets.new.puk.as_ref().unwrap().expose().to_owned();
    desk.receipt(&run, &fulfilment, PinOutcome::System)
        .await
        .unwrap();
    (pin, puk)
}

async fn letters(desk: &Desk) -> LetterPage {
    found(desk, &LetterQuery::default()).await
}

async fn found(desk: &Desk, query: &LetterQuery) -> LetterPage {
    let url = format!("{}/v1/letters/search", desk.base);
    let answer = post_json(&desk.client, url, query).await.unwrap();
    serde_json::from_slice(&answer).unwrap()
}

async fn next_id(desk: &Desk) -> Option<LetterId> {
    let next: NextLetterId = desk.get("/v1/letters/next-id").await.unwrap();
    next.id
}

async fn create_ids(desk: &Desk, first: u64, count: u16) -> Result<(), Refusal> {
    let order = CreateLetterIds {
        order: new_order(),
        made_at: now(),
        prefix: "PL-".to_owned(),
        first,
        digits: 4,
        count,
    };
    desk.post_cms("/v1/orders", desk.signed(&order))
        .await
        .map(drop)
}

/// What a desk holds of one order to print.
struct Printing {
    order: OrderId,
    message: Vec<u8>,
    transport_key: TransportKey,
    order_key: OrderKey,
}

impl Printing {
    fn of(desk: &Desk, letters: &[LetterNumber], reason: Option<&str>) -> Self {
        Self::made(desk, letters, reason, now())
    }

    fn made(
        desk: &Desk,
        letters: &[LetterNumber],
        reason: Option<&str>,
        made_at: Timestamp,
    ) -> Self {
        let (transport_key, order_key) = run_keys();
        let order = PrintLetters {
            order: new_order(),
            made_at,
            letters: letters.to_vec(),
            reason: reason.map(str::to_owned),
            transport_key: transport_key.public_key().clone(),
            order_key: order_key.public_key().clone(),
        };
        Self {
            order: order.order,
            message: desk.signed(&order),
            transport_key,
            order_key,
        }
    }

    async fn submit(&self, desk: &Desk) -> Result<Vec<u8>, Refusal> {
        desk.post_cms("/v1/orders", self.message.clone()).await
    }

    /// The pages, read out of the PDF.
    fn pages(&self, desk: &Desk, answer: &[u8]) -> Vec<String> {
        let trust = SignerTrust::exact(&desk.registration);
        let batch: LetterBatch = cms::verify(answer, &trust, Timestamp::now())
            .unwrap()
            .document;
        let (sealed, key) = (&batch.letters.0, &self.transport_key);
        let opened: SealedLetters =
            sealing::open_sealed(sealed, key, self.order, &trust, Timestamp::now()).unwrap();
        read_out(&opened.pdf)
    }

    async fn receipt(&self, desk: &Desk, answer: &[u8], printed: bool) -> Result<(), Refusal> {
        let trust = SignerTrust::exact(&desk.registration);
        let batch: LetterBatch = cms::verify(answer, &trust, Timestamp::now())
            .unwrap()
            .document;
        let receipt = LettersReceipt {
            order: self.order,
            batch: canonical::digest(&batch).unwrap(),
            made_at: now(),
            printed,
        };
        let signed = self.order_key.sign_receipt(&receipt).unwrap();
        desk.send_receipt(self.order, &signed).await
    }
}

/// The text of a PDF, page by page, by `pdftotext` of poppler-utils.
fn read_out(pdf: &[u8]) -> Vec<String> {
    let mut tool = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext of poppler-utils (`npm test` installs it)");
    tool.stdin.take().unwrap().write_all(pdf).unwrap();
    let text = String::from_utf8(tool.wait_with_output().unwrap().stdout).unwrap();
    let pages = text.split('\u{c}').filter(|page| !page.is_empty());
    pages.map(str::to_owned).collect()
}

/// Without the spaces between its groups.
fn together(page: &str) -> String {
    page.split_whitespace().collect()
}

fn number(letters: &LetterPage, index: usize) -> LetterNumber {
    letters.letters[index].letter
}

fn state(page: &LetterPage) -> Vec<LetterState> {
    page.letters.iter().map(|letter| letter.state).collect()
}

fn why(refusal: Refusal) -> LetterFault {
    match refusal {
        Refusal::Letters { why } => why,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_letter_has_pin_puk_and_address_and_is_printed_once() {
    let world = World::new().await;
    let desk = desk(&world).await;
    let card = world.stocked("1", &THREE_P256).await;
    let (pin, puk) = issued(&desk, &card, "PL-0042").await;
    let page = letters(&desk).await;
    let ListedLetter {
        letter,
        pin: has_pin,
        puk: has_puk,
        state,
        holder,
        ..
    } = &page.letters[0];
    assert_eq!(
        (*has_pin, *has_puk, *state, page.ready),
        (true, true, LetterState::Ready, 1)
    );
    assert_eq!(holder, "Åsa Łuk");
    let printing = Printing::of(&desk, &[*letter], None);
    let answer = printing.submit(&desk).await.unwrap();
    let pages = printing.pages(&desk, &answer);
    assert_eq!(pages.len(), 1);
    for line in ["Åsa Łuk", "Storgatan 1", "837 22", "Järpen", "PL-0042"] {
        assert!(pages[0].contains(line), "{line} in {}", pages[0]);
    }
    let text = together(&pages[0]);
    assert!(text.contains(&pin) && text.contains(&puk), "{text}");
    assert_eq!(
        printing.submit(&desk).await.unwrap(),
        answer,
        "a lost answer comes again"
    );
    printing.receipt(&desk, &answer, true).await.unwrap();
    printing.receipt(&desk, &answer, true).await.unwrap();
    printing.receipt(&desk, &answer, false).await.unwrap_err();
    let again = printing.submit(&desk).await.unwrap_err();
    assert!(matches!(why(again), LetterFault::PrintedBefore { .. }));
    assert_eq!(
        letters(&desk).await.letters[0].prints[0].printed,
        Some(true)
    );
    let again = Printing::of(&desk, &[*letter], None)
        .submit(&desk)
        .await
        .unwrap_err();
    assert!(matches!(why(again), LetterFault::PrintedBefore { .. }));
    let reprint = Printing::of(&desk, &[*letter], Some("The printer jammed"));
    let answer = reprint.submit(&desk).await.unwrap();
    assert!(together(&reprint.pages(&desk, &answer)[0]).contains(&pin));
    reprint.receipt(&desk, &answer, true).await.unwrap();
    for (event, count) in [("letters-handed-out", 2), ("letters-printed", 2)] {
        let rows = match event {
            "letters-handed-out" => {
                world
                    .count("SELECT COUNT(*) FROM audit WHERE event = 'letters-handed-out'")
                    .await
            }
            _ => {
                world
                    .count("SELECT COUNT(*) FROM audit WHERE event = 'letters-printed'")
                    .await
            }
        };
        assert_eq!(rows, count, "{event}");
    }
    world.clock.forward(SignedDuration::from_hours(7 * 24 + 1));
    // Who opens the host lets it look at what is due.
    let (_host, running) = world.second().await;
    running.shut_down().await;
    assert_eq!(
        world
            .count("SELECT COUNT(*) FROM letters WHERE sealed_pin IS NOT NULL OR state <> 'erased'")
            .await,
        0
    );
    assert!(world.host.verify_audit().await.unwrap().faults.is_empty());
}

#[tokio::test]
async fn what_was_handed_out_counts_as_printed_until_the_desk_says_that_it_was_not() {
    let world = World::new().await;
    let desk = desk(&world).await;
    let card = world.stocked("1", &THREE_P256).await;
    issued(&desk, &card, "A-1").await;
    let letter = number(&letters(&desk).await, 0);
    let first = Printing::of(&desk, &[letter], None);
    let answer = first.submit(&desk).await.unwrap();
    let other = Printing::of(&desk, &[letter], None)
        .submit(&desk)
        .await
        .unwrap_err();
    assert!(matches!(why(other), LetterFault::PrintedBefore { .. }));
    first.receipt(&desk, &answer, false).await.unwrap();
    let page = letters(&desk).await;
    assert_eq!(
        (state(&page), page.letters[0].prints[0].printed),
        (vec![LetterState::Ready], Some(false))
    );
    // A printer may fail once. Who says so again has held the letter twice, and tells why a third time.
    let retry = Printing::of(&desk, &[letter], None);
    let answer = retry.submit(&desk).await.unwrap();
    retry.receipt(&desk, &answer, false).await.unwrap();
    let third = Printing::of(&desk, &[letter], None);
    let refused = third.submit(&desk).await.unwrap_err();
    assert!(matches!(why(refused), LetterFault::PrintedBefore { .. }));
    let reprint = Printing::of(&desk, &[letter], Some("The toner was empty"));
    let answer = reprint.submit(&desk).await.unwrap();
    reprint.receipt(&desk, &answer, false).await.unwrap();
    let fourth = Printing::of(&desk, &[letter], None);
    let refused = fourth.submit(&desk).await.unwrap_err();
    assert!(matches!(why(refused), LetterFault::PrintedBefore { .. }));
}

#[tokio::test]
async fn letters_with_any_logo_that_is_taken_are_previewed_and_printed() {
    let world = World::new().await;
    let desk = desk(&world).await;
    for (index, logo) in [RGB, PALETTE, ALPHA].into_iter().enumerate() {
        set_template(&world, with_logo(logo)).await.unwrap();
        let card = world.stocked(&format!("{index}"), &THREE_P256).await;
        let (pin, _) = issued(&desk, &card, &format!("A-{index}")).await;
        let letter = number(&letters(&desk).await, 0);
        let url = format!("{}/v1/letters/preview", desk.base);
        let preview = post_json(&desk.client, url, &LetterPreview { letter }).await;
        assert!(preview.unwrap().starts_with(b"%PDF"));
        let printing = Printing::of(&desk, &[letter], None);
        let answer = printing.submit(&desk).await.unwrap();
        assert!(together(&printing.pages(&desk, &answer)[0]).contains(&pin));
    }
}

const RGB: &[u8] = include_bytes!("../logos/rgb.png");
const PALETTE: &[u8] = include_bytes!("../logos/palette.png");
const ALPHA: &[u8] = include_bytes!("../logos/alpha.png");

fn with_logo(logo: &[u8]) -> LetterTemplate {
    LetterTemplate {
        organisation: "Åre kommun".to_owned(),
        logo: Some(logo.to_vec()),
        ..LetterTemplate::default()
    }
}

fn with_text(text: &str) -> LetterTemplate {
    LetterTemplate {
        organisation: "Åre kommun".to_owned(),
        texts: BTreeMap::from([("sv".to_owned(), text.to_owned())]),
        ..LetterTemplate::default()
    }
}

async fn set_template(world: &World, template: LetterTemplate) -> Result<(), LetterTemplateError> {
    world
        .host
        .set_letter_template(Actor::Console, &template)
        .await
}

#[tokio::test]
async fn a_template_that_would_break_letters_is_not_taken() {
    let world = World::new().await;
    let mut damaged = RGB.to_vec();
    damaged[60..90].fill(0);
    for logo in [&RGB[..RGB.len() / 2], &damaged, &RGB[..40], b"no PNG"] {
        let refused = set_template(&world, with_logo(logo)).await;
        assert!(matches!(refused, Err(LetterTemplateError::Logo)));
    }
    let refused = set_template(&world, with_text(&"ord ".repeat(370))).await;
    assert!(matches!(refused, Err(LetterTemplateError::Room(language)) if language == "sv"));
    let refused = set_template(&world, with_text("Din kod är {PIN}.")).await;
    assert!(matches!(refused, Err(LetterTemplateError::Place("{pin}"))));
    let nobody = LetterTemplate {
        organisation: " ".to_owned(),
        ..LetterTemplate::default()
    };
    let refused = set_template(&world, nobody).await;
    assert!(matches!(refused, Err(LetterTemplateError::Organisation)));
    let count = "SELECT COUNT(*) FROM letter_template";
    assert_eq!(world.count(count).await, 0, "nothing was stored");
    set_template(&world, with_text("Hej {du}!")).await.unwrap();
}

#[tokio::test]
async fn the_two_parts_of_a_split_letter_make_the_pin_together() {
    let world = World::new().await;
    world.changed_procedure("letter-card.toml", &[SPLIT]).await;
    let desk = desk(&world).await;
    let card = world.stocked("1", &THREE_P256).await;
    let (pin, puk) = issued(&desk, &card, "PL-7").await;
    let page = letters(&desk).await;
    let numbers = [number(&page, 1), number(&page, 0)];
    assert_eq!(
        page.letters
            .iter()
            .map(|letter| (letter.part, letter.parts))
            .collect::<Vec<_>>(),
        [(2, 2), (1, 2)]
    );
    let printing = Printing::of(&desk, &numbers, None);
    let answer = printing.submit(&desk).await.unwrap();
    let pages: Vec<_> = printing
        .pages(&desk, &answer)
        .iter()
        .map(|page| together(page))
        .collect();
    for secret in [&pin, &puk] {
        let half = secret.len() / 2;
        let (one, two) = secret.split_at(half);
        let dots = "•".repeat(half);
        assert!(pages[0].contains(&format!("{one}{dots}")), "{}", pages[0]);
        assert!(pages[1].contains(&format!("{dots}{two}")), "{}", pages[1]);
        assert!(pages.iter().all(|page| !page.contains(secret.as_str())));
    }
}

#[tokio::test]
async fn ids_that_were_created_ahead_are_taken_in_turn_and_come_back_from_an_order_that_is_given_up()
 {
    let world = World::new().await;
    let desk = desk(&world).await;
    let (one, two) = (
        world.stocked("1", &THREE_P256).await,
        world.stocked("2", &THREE_P256).await,
    );
    assert_eq!(next_id(&desk).await, None);
    create_ids(&desk, 9, 3).await.unwrap();
    let taken = create_ids(&desk, 11, 3).await.unwrap_err();
    assert!(matches!(why(taken), LetterFault::IdTaken { id, .. } if id.as_str() == "PL-0011"));
    assert_eq!(letters(&desk).await.free_ids, 3, "all or none");
    let first = next_id(&desk).await.unwrap();
    assert_eq!(first.as_str(), "PL-0009");
    let run = open(&desk, &one, Some(with_letter("PL-0009")))
        .await
        .unwrap();
    assert_eq!(next_id(&desk).await.unwrap().as_str(), "PL-0010");
    let used = |refused: Result<Run, Refusal>| match refused.err() {
        Some(Refusal::PinMailer { why }) => why,
        other => panic!("{other:?}"),
    };
    let fault = used(open(&desk, &two, Some(with_letter("PL-0009"))).await);
    assert_eq!(
        fault,
        PinMailerFault::LetterIdUsed {
            id: first.clone(),
            next: next_id(&desk).await
        }
    );
    assert_eq!(
        used(open(&desk, &two, None).await),
        PinMailerFault::NoLetterId {}
    );
    let both = PinMailer {
        address: Some("a@example.org".to_owned()),
        ..with_letter("X-1")
    };
    assert_eq!(
        used(open(&desk, &two, Some(both)).await),
        PinMailerFault::NotAskedFor {}
    );
    // The same card's next order supersedes this one, and may have its ID.
    let next = open(&desk, &one, Some(with_letter("PL-0009")))
        .await
        .unwrap();
    assert_ne!(next.request.order, run.request.order);
    desk.submit(&next.order(&one)).await.unwrap();
    desk.abandon(next.request.order).await.unwrap();
    assert_eq!(next_id(&desk).await, Some(first));
    assert_eq!(
        world
            .count("SELECT COUNT(*) FROM letters WHERE sealed_pin IS NOT NULL")
            .await,
        0
    );
    issued(&desk, &one, "PL-0009").await;
    let fault = used(open(&desk, &two, Some(with_letter("PL-0009"))).await);
    assert!(matches!(fault, PinMailerFault::LetterIdUsed { .. }));
}

#[tokio::test]
async fn a_new_pin_of_the_card_erases_the_letters_of_the_one_before() {
    let world = World::new().await;
    let desk = desk(&world).await;
    let card = world.stocked("1", &THREE_P256).await;
    issued(&desk, &card, "A-1").await;
    let older = number(&letters(&desk).await, 0);
    issued(&desk, &card, "A-2").await;
    assert_eq!(
        state(&letters(&desk).await),
        [LetterState::Ready, LetterState::Erased]
    );
    let refused = Printing::of(&desk, &[older], None)
        .submit(&desk)
        .await
        .unwrap_err();
    assert!(matches!(
        why(refused),
        LetterFault::State {
            state: LetterState::Erased,
            ..
        }
    ));
}

#[tokio::test]
async fn letters_are_found_and_previewed_by_who_prints_them_alone() {
    let world = World::new().await;
    let desk = desk(&world).await;
    let card = world.stocked("4711", &THREE_P256).await;
    let (pin, puk) = issued(&desk, &card, "PL-1").await;
    for (text, count) in [
        ("łuk", 1),
        ("pl-1", 1),
        ("4711", 1),
        ("nobody", 0),
        ("%", 0),
    ] {
        let query = LetterQuery {
            text: Some(text.to_owned()),
            ..LetterQuery::default()
        };
        assert_eq!(found(&desk, &query).await.letters.len(), count, "{text}");
    }
    let printed = LetterQuery {
        state: Some(LetterState::Printed),
        ..LetterQuery::default()
    };
    assert_eq!(found(&desk, &printed).await.letters.len(), 0);
    let preview = LetterPreview {
        letter: number(&letters(&desk).await, 0),
    };
    let url = |desk: &Desk| format!("{}/v1/letters/preview", desk.base);
    let pdf = post_json(&desk.client, url(&desk), &preview).await.unwrap();
    let text = together(&read_out(&pdf)[0]);
    assert!(text.contains("PL-1") && text.contains("••••••"), "{text}");
    assert!(!text.contains(&pin) && !text.contains(&puk));
    let unknown = LetterPreview {
        letter: LetterNumber(99),
    };
    let refused = post_json(&desk.client, url(&desk), &unknown)
        .await
        .unwrap_err();
    assert!(matches!(why(refused), LetterFault::Unknown { .. }));
    let officer = world.officer("Ivan", &[Role::IssueCertificate]).await;
    let other = Desk::sign_in(&world.running, officer).await.unwrap();
    let missing = Refusal::MissingRole {
        role: Role::ManagePinLetters,
    };
    assert_eq!(
        post_json(&other.client, url(&other), &preview).await,
        Err(missing.clone())
    );
    assert_eq!(
        Printing::of(&other, &[preview.letter], None)
            .submit(&other)
            .await,
        Err(missing.clone())
    );
    assert_eq!(create_ids(&other, 1, 1).await, Err(missing));
}

#[tokio::test]
async fn letters_of_which_nobody_told_count_as_printed_and_are_erased() {
    let world = World::new().await;
    let desk = desk(&world).await;
    let card = world.stocked("1", &THREE_P256).await;
    issued(&desk, &card, "A-1").await;
    let letter = number(&letters(&desk).await, 0);
    let told = async |desk: &Desk| {
        let page = letters(desk).await;
        (page.letters[0].state, page.letters[0].prints[0].printed)
    };
    let act = async |desk: &Desk, order: OrderId| {
        let act: ActDetails = desk.get(&format!("/v1/acts/{order}")).await.unwrap();
        act.summary.state
    };
    let first = Printing::of(&desk, &[letter], None);
    let answer = first.submit(&desk).await.unwrap();
    world.clock.forward(SignedDuration::from_mins(14));
    drop(world.second().await);
    assert_eq!(told(&desk).await, (LetterState::Ready, None));
    assert_eq!(act(&desk, first.order).await, ActState::Open);
    world.clock.forward(SignedDuration::from_mins(1));
    drop(world.second().await);
    assert_eq!(told(&desk).await, (LetterState::Printed, None));
    assert_eq!(act(&desk, first.order).await, ActState::Expired);
    let at_its_time = "SELECT COUNT(*) FROM letters JOIN print_jobs ON printed_at = handed_out_at";
    assert_eq!(world.count(at_its_time).await, 1);
    let audited = "SELECT COUNT(*) FROM audit WHERE event = 'letters-not-told'";
    assert_eq!(world.count(audited).await, 1);
    // A receipt that comes yet says it better.
    first.receipt(&desk, &answer, false).await.unwrap();
    let ready = (LetterState::Ready, Some(false));
    assert_eq!(told(&desk).await, ready);

    // The host's clock was moved.
    let made_at = now() + SignedDuration::from_mins(15);
    let second = Printing::made(&desk, &[letter], None, made_at);
    second.submit(&desk).await.unwrap();
    world.clock.forward(SignedDuration::from_hours(7 * 24 - 1));
    drop(world.second().await);
    let sealed = "SELECT COUNT(*) FROM letters WHERE sealed_pin IS NOT NULL";
    assert_eq!(world.count(sealed).await, 1);
    // A host that was off for days counts it as printed now: it can be printed once more for as long as any other.
    for (hours, kept) in [(1, 1), (7 * 24 - 2, 1), (1, 0)] {
        world.clock.forward(SignedDuration::from_hours(hours));
        drop(world.second().await);
        assert_eq!(world.count(sealed).await, kept);
    }
    let erased = "SELECT COUNT(*) FROM letters WHERE state = 'erased' AND sealed_puk IS NULL";
    assert_eq!(world.count(erased).await, 1);
    let open = "SELECT COUNT(*) FROM acts WHERE state = 'open'";
    assert_eq!(world.count(open).await, 0);
    assert!(world.host.verify_audit().await.unwrap().faults.is_empty());
}
