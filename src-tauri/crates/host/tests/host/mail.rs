//! PIN mails, through a real mail server: aiosmtpd, over TLS on the loopback.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

use der::pem;
use host::{Actor, Clock as _, MailSecurity, MailSettings, NotSent};
use jiff::SignedDuration;
use procedure::Role;
use protocol::{
    Fulfilment, ListedMail, MailFault, MailNumber, MailPage, MailQuery, MailState, OpenRequest,
    PinMailer, PinMailerFault, PinOutcome, Refusal, ResendMail,
};
use secret::Passphrase;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{
    Card, Desk, Run, THREE_P256, World, new_order, now, post_json, redo_three, run_keys,
};

const SERVER: &str = include_str!("../../../../../tests/src/mail_server.py");
const USER: &str = "countersign";
const PASSWORD: &str = "of-the-mail-server";

/// A mail server that refuses addresses that begin with `refused` for good, and those with `later` the first time.
struct Server {
    process: Child,
    messages: Receiver<Value>,
    settings: MailSettings,
    _folder: TempDir,
}

impl Server {
    fn start(security: MailSecurity) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let (certificate, key) = (folder.path().join("certificate"), folder.path().join("key"));
        let pem = |label, der: &[u8]| pem::encode_string(label, pem::LineEnding::LF, der).unwrap();
        let ca = pem("CERTIFICATE", made.cert.der());
        std::fs::write(&certificate, &ca).unwrap();
        std::fs::write(&key, pem("PRIVATE KEY", made.signing_key.serialized_der())).unwrap();
        let mut process = Command::new("/usr/bin/python3")
            .args(["-u", "-c", SERVER])
            .args([&certificate, &key])
            .args([security.name(), USER, PASSWORD])
            .env_remove("PYTHONPATH")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Debian's Python with aiosmtpd (`npm test` installs it)");
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let _ = sender.send(serde_json::from_str::<Value>(&line).unwrap());
            }
        });
        let ready = messages
            .recv_timeout(Duration::from_secs(20))
            .expect("python3-aiosmtpd");
        let settings = MailSettings {
            server: "localhost".to_owned(),
            port: u16::try_from(ready["port"].as_u64().unwrap()).unwrap(),
            security,
            user: Some(USER.to_owned()),
            sender: "Card office <pin@example.org>".to_owned(),
            ca: Some(ca),
        };
        Self {
            process,
            messages,
            settings,
            _folder: folder,
        }
    }

    /// The next message, decoded by Python's own parser.
    fn mail(&self) -> (Value, String) {
        let message = self.messages.recv_timeout(Duration::from_secs(20)).unwrap();
        let read = "import email,email.policy,base64,sys
m = email.message_from_bytes(base64.b64decode(sys.argv[1]), policy=email.policy.default)
print(*(f'{name}: {value}' for name, value in m.items()), '', m.get_content(), sep='\\n')";
        let read = Command::new("/usr/bin/python3")
            .args(["-c", read, message["message"].as_str().unwrap()])
            .output();
        let text = String::from_utf8(read.unwrap().stdout).unwrap();
        (message, text)
    }

    fn has_no_more(&self) -> bool {
        self.messages.recv_timeout(Duration::from_secs(3)).is_err()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

async fn set(world: &World, settings: &MailSettings) {
    let password = settings
        .user
        .as_ref()
        .map(|_| Passphrase::new(PASSWORD.to_owned()));
    world
        .host
        .set_mail(Actor::Console, settings, password)
        .await
        .unwrap();
}

async fn desk(world: &World) -> Desk {
    desk_of(world, "Olivia Lind").await
}

async fn desk_of(world: &World, name: &str) -> Desk {
    let roles = [Role::IssueCertificate, Role::ManagePinLetters];
    let officer = world.officer(name, &roles).await;
    Desk::sign_in(&world.running, officer).await.unwrap()
}

/// A whole run whose PIN goes to that address: the PIN.
async fn issued(desk: &Desk, card: &Card, address: &str) -> Result<String, Refusal> {
    let keys = run_keys();
    let mut draft = redo_three("Anna Berg");
    let delivery = (
        "delivery_email".parse().unwrap(),
        "Card@Example.org".to_owned(),
    );
    draft.fields.extend([delivery]);
    let mut request = desk.request(card, "mail-card", draft, &keys).await;
    request.pin_mailer = Some(PinMailer {
        address: Some(address.to_owned()),
        letter: None,
    });
    let run = desk.open_with(request, keys).await?;
    let fulfilment = desk.submit(&run.order(card)).await?;
    let pin = run.pin(desk, &fulfilment).pin.expose().to_owned();
    desk.receipt(&run, &fulfilment, PinOutcome::System).await?;
    Ok(pin)
}

async fn mails(desk: &Desk) -> MailPage {
    mails_in(desk, None).await
}

async fn mails_in(desk: &Desk, state: Option<MailState>) -> MailPage {
    let url = format!("{}/v1/mails/search", desk.base);
    let query = MailQuery {
        state,
        ..MailQuery::default()
    };
    let answer = post_json(&desk.client, url, &query).await.unwrap();
    serde_json::from_slice(&answer).unwrap()
}

/// The newest mail, once that is so.
async fn mail_when(desk: &Desk, is_so: impl Fn(&ListedMail) -> bool) -> ListedMail {
    for _ in 0..200 {
        let newest = mails(desk).await.mails.remove(0);
        if is_so(&newest) {
            return newest;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{:?}", mails(desk).await.mails);
}

async fn resend(desk: &Desk, mail: MailNumber, address: &str) -> Result<(), Refusal> {
    let order = ResendMail {
        order: new_order(),
        made_at: now(),
        mail,
        address: address.to_owned(),
        reason: "The holder's address was wrong".to_owned(),
    };
    desk.post_cms("/v1/orders", desk.signed(&order))
        .await
        .map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pin_is_mailed_over_tls_once_and_then_erased() {
    for security in [MailSecurity::Starttls, MailSecurity::Tls] {
        let world = World::new().await;
        let server = Server::start(security);
        set(&world, &server.settings).await;
        // Two processes over one database send no mail twice.
        let (_second, _running) = world.second().await;
        let desk = desk(&world).await;
        let card = world.stocked("1", &THREE_P256).await;
        let pin = issued(&desk, &card, "anna@example.net").await.unwrap();
        let (message, text) = server.mail();
        assert_eq!(
            (&message["tls"], &message["signed_in"]),
            (&Value::Bool(true), &Value::Bool(true))
        );
        assert_eq!(message["to"][0], "anna@example.net");
        let (head, body) = text.split_once("\n\n").unwrap();
        assert!(
            head.contains("Auto-Submitted: auto-generated") && head.contains("Message-ID: <"),
            "{head}"
        );
        assert!(
            !head.contains(&pin) && body.contains(&pin) && body.contains("Anna Berg"),
            "{text}"
        );
        let sent = mail_when(&desk, |mail| mail.state == MailState::Sent).await;
        assert_eq!(
            (sent.attempts, sent.address.as_str()),
            (1, "anna@example.net")
        );
        assert!(sent.answer.unwrap().starts_with("250"));
        assert_eq!(
            world
                .count("SELECT COUNT(*) FROM pin_mails WHERE sealed_pin IS NOT NULL")
                .await,
            0
        );
        assert!(server.has_no_more());
        assert_eq!(
            resend(&desk, sent.mail, "anna@example.net").await,
            Err(Refusal::Mail {
                why: MailFault::Erased
            })
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_for_now_is_tried_again_and_one_for_good_is_sent_anew_by_an_officer() {
    let world = World::new().await;
    let server = Server::start(MailSecurity::Starttls);
    set(&world, &server.settings).await;
    let desk = desk(&world).await;
    let card = world.stocked("1", &THREE_P256).await;
    issued(&desk, &card, "later@example.net").await.unwrap();
    let waits = mail_when(&desk, |mail| mail.attempts == 1).await;
    assert_eq!(waits.state, MailState::Queued);
    assert!(waits.answer.unwrap().contains("451") && waits.next_at.is_some());
    assert_eq!(
        resend(&desk, waits.mail, "a@example.net").await,
        Err(Refusal::Mail {
            why: MailFault::UnderWay
        })
    );
    world.clock.forward(SignedDuration::from_secs(61));
    mail_when(&desk, |mail| mail.state == MailState::Sent).await;
    server.mail();
    let pin = issued(&desk, &card, "refused@example.net").await.unwrap();
    let failed = mail_when(&desk, |mail| mail.state == MailState::Failed).await;
    assert!(
        failed.attempts == 1 && failed.answer.as_ref().unwrap().contains("550"),
        "{failed:?}"
    );
    assert_eq!(mails(&desk).await.failed, 1);
    assert_eq!(mails(&desk).await.mails.len(), 2);
    for (state, listed) in [
        (MailState::Failed, vec![failed.mail]),
        (MailState::Erased, vec![]),
    ] {
        let page = mails_in(&desk, Some(state)).await;
        let numbers: Vec<_> = page.mails.iter().map(|mail| mail.mail).collect();
        assert_eq!((numbers, page.failed), (listed, 1));
    }
    let card_address = resend(&desk, failed.mail, "card@example.ORG").await;
    assert!(matches!(
        card_address,
        Err(Refusal::PinMailer {
            why: PinMailerFault::WhereTheCardGoes { .. }
        })
    ));
    let unknown = Err(Refusal::Mail {
        why: MailFault::Unknown,
    });
    assert_eq!(
        resend(&desk, MailNumber(99), "a@example.net").await,
        unknown
    );
    resend(&desk, failed.mail, "right@example.net")
        .await
        .unwrap();
    let (message, text) = server.mail();
    assert!(message["to"][0] == "right@example.net" && text.contains(&pin));
    mail_when(&desk, |mail| mail.state == MailState::Sent).await;
    assert!(world.host.verify_audit().await.unwrap().faults.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_gone_is_tried_for_hours_and_then_the_mail_failed() {
    let world = World::new().await;
    let settings = Server::start(MailSecurity::Tls).settings.clone();
    set(&world, &settings).await;
    let mut desk = desk(&world).await;
    let card = world.stocked("1", &THREE_P256).await;
    issued(&desk, &card, "anna@example.net").await.unwrap();
    for (attempt, minutes) in (1..).zip([1, 5, 30, 120, 720]) {
        let waits = mail_when(&desk, |mail| mail.attempts == attempt).await;
        assert_eq!(waits.state, MailState::Queued);
        let wait = waits.next_at.unwrap().duration_since(waits.changed_at);
        assert!(
            (wait - SignedDuration::from_mins(minutes)).abs() < SignedDuration::from_secs(5),
            "{wait:#}"
        );
        world.clock.forward(SignedDuration::from_mins(minutes));
        // No session lasts that long.
        desk = desk_of(&world, &format!("Olivia {attempt}")).await;
    }
    let failed = mail_when(&desk, |mail| mail.attempts == 6).await;
    assert_eq!((failed.state, failed.next_at), (MailState::Failed, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_goes_to_a_server_that_is_another_or_in_the_clear() {
    let world = World::new().await;
    let server = Server::start(MailSecurity::Starttls);
    let wrong_name = MailSettings {
        server: "127.0.0.1".to_owned(),
        ..server.settings.clone()
    };
    set(&world, &wrong_name).await;
    let refused = world.host.try_mail("anna@example.net").await.unwrap_err();
    assert!(
        matches!(&refused, NotSent::ForNow(why) if why.contains("certificate")),
        "{refused}"
    );
    let not_trusted = MailSettings {
        ca: Some(
            Server::start(MailSecurity::Tls)
                .settings
                .ca
                .clone()
                .unwrap(),
        ),
        ..server.settings.clone()
    };
    set(&world, &not_trusted).await;
    let refused = world.host.try_mail("anna@example.net").await.unwrap_err();
    assert!(matches!(&refused, NotSent::ForNow(_)), "{refused}");
    let (stripped, heard) = without_starttls();
    set(
        &world,
        &MailSettings {
            server: "localhost".to_owned(),
            port: stripped,
            ..server.settings.clone()
        },
    )
    .await;
    let refused = world.host.try_mail("anna@example.net").await.unwrap_err();
    assert!(
        matches!(&refused, NotSent::ForNow(why) if why.contains("STARTTLS")),
        "{refused}"
    );
    let heard: Vec<String> = heard.iter().collect();
    assert!(
        heard
            .iter()
            .all(|line| !line.starts_with("AUTH") && !line.starts_with("MAIL")),
        "{heard:?}"
    );
    assert!(server.has_no_more());
    set(&world, &server.settings).await;
    world.host.try_mail("anna@example.net").await.unwrap();
    let (_, text) = server.mail();
    assert!(text.contains("It holds no PIN"), "{text}");
}

/// A server that says nothing of STARTTLS, as somebody between would have it; and what it hears.
fn without_starttls() -> (u16, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, heard) = channel();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let lines = BufReader::new(stream.try_clone().unwrap()).lines();
        stream.write_all(b"220 here\r\n").unwrap();
        for line in lines.map_while(Result::ok) {
            let _ = stream.write_all(b"250-here\r\n250 AUTH PLAIN LOGIN\r\n");
            let _ = sender.send(line);
        }
    });
    (port, heard)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_wanted_that_is_one_and_not_the_cards_and_a_host_that_mails() {
    let world = World::new().await;
    let desk = desk(&world).await;
    let card = world.stocked("1", &THREE_P256).await;
    let fault = |refused: Result<String, Refusal>| match refused {
        Err(Refusal::PinMailer { why }) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        fault(issued(&desk, &card, "anna@example.net").await),
        PinMailerFault::MailNotSetUp {}
    );
    let settings = MailSettings {
        server: "localhost".to_owned(),
        port: 1,
        security: MailSecurity::Tls,
        user: None,
        sender: "pin@example.org".to_owned(),
        ca: None,
    };
    set(&world, &settings).await;
    assert_eq!(
        fault(issued(&desk, &card, "anna@").await),
        PinMailerFault::NotAnAddress {}
    );
    let why = fault(issued(&desk, &card, "card@example.org").await);
    assert!(
        matches!(why, PinMailerFault::WhereTheCardGoes { field } if field.as_str() == "delivery_email")
    );
    assert!(world.host.unset_mail(Actor::Console).await.unwrap());
    assert!(!mails(&desk).await.set_up);
}

/// A run whose PIN goes to that address, up to the fulfilment: the mail waits for its receipt.
async fn ordered(desk: &Desk, card: &Card, address: &str) -> (Run, Fulfilment) {
    let keys = run_keys();
    let request = desk
        .request(card, "mail-card", redo_three("Anna Berg"), &keys)
        .await;
    let pin_mailer = Some(PinMailer {
        address: Some(address.to_owned()),
        letter: None,
    });
    let mut request = OpenRequest {
        pin_mailer,
        ..request
    };
    let delivery = "delivery_email".parse().unwrap();
    let fields = &mut request.draft.fields;
    fields.insert(delivery, "Card@Example.org".to_owned());
    let run = desk.open_with(request, keys).await.unwrap();
    let fulfilment = desk.submit(&run.order(card)).await.unwrap();
    (run, fulfilment)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_can_never_be_sent_has_failed_and_an_officer_sees_why() {
    let world = World::new().await;
    let server = Server::start(MailSecurity::Tls);
    set(&world, &server.settings).await;
    let desk = desk(&world).await;
    let card = world.stocked("1", &THREE_P256).await;
    for (broken, why) in [
        (
            "UPDATE pin_mails SET sealed_pin = x'0102' WHERE state = 'waiting'",
            "pin_mails",
        ),
        (
            "UPDATE pin_mails SET address = 'nobody' WHERE state = 'waiting'",
            "formed",
        ),
    ] {
        let (run, fulfilment) = ordered(&desk, &card, "anna@example.net").await;
        world.tamper(broken).await;
        desk.receipt(&run, &fulfilment, PinOutcome::System)
            .await
            .unwrap();
        let failed = mail_when(&desk, |mail| mail.state == MailState::Failed).await;
        assert_eq!((failed.attempts, failed.next_at), (1, None));
        assert!(failed.answer.as_ref().unwrap().contains(why), "{failed:?}");
    }
    let audited = "SELECT COUNT(*) FROM audit WHERE event = 'mail-failed'";
    assert_eq!(world.count(audited).await, 2);
    // Those behind it go out.
    let other = world.stocked("2", &THREE_P256).await;
    issued(&desk, &other, "bo@example.net").await.unwrap();
    assert_eq!(server.mail().0["to"][0], "bo@example.net");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_of_a_process_that_is_gone_is_taken_over_when_its_lease_ends() {
    let world = World::new().await;
    let server = Server::start(MailSecurity::Tls);
    set(&world, &server.settings).await;
    let desk = desk(&world).await;
    let card = world.stocked("1", &THREE_P256).await;
    let (run, fulfilment) = ordered(&desk, &card, "anna@example.net").await;
    // As a process leaves it that took it just now and ended.
    let lease = (world.clock.now() + SignedDuration::from_mins(5)).as_millisecond();
    world
        .tamper(&format!("UPDATE pin_mails SET lease_until = {lease}"))
        .await;
    desk.receipt(&run, &fulfilment, PinOutcome::System)
        .await
        .unwrap();
    assert!(server.has_no_more(), "it may be under way");
    let queued = mail_when(&desk, |mail| mail.state == MailState::Queued).await;
    assert_eq!(queued.attempts, 0);
    world.clock.forward(SignedDuration::from_mins(5));
    assert_eq!(server.mail().0["to"][0], "anna@example.net");
    mail_when(&desk, |mail| mail.state == MailState::Sent).await;
    assert!(server.has_no_more());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_is_erased_while_it_is_under_way_stays_so() {
    let world = World::new().await;
    // A server that takes the connection and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let settings = MailSettings {
        server: "localhost".to_owned(),
        port: silent.local_addr().unwrap().port(),
        security: MailSecurity::Tls,
        user: None,
        sender: "pin@example.org".to_owned(),
        ca: None,
    };
    set(&world, &settings).await;
    let desk = desk(&world).await;
    let card = world.stocked("1", &THREE_P256).await;
    issued(&desk, &card, "anna@example.net").await.unwrap();
    let (held, _) = tokio::task::spawn_blocking(move || silent.accept().unwrap())
        .await
        .unwrap();
    // The card gets another PIN, which is shown.
    let redo = redo_three("Anna Berg");
    desk.issue(&card, "employee-card", redo).await.unwrap();
    let erased = mail_when(&desk, |mail| mail.state == MailState::Erased).await;
    drop(held);
    tokio::time::sleep(Duration::from_secs(3)).await;
    let after = mail_when(&desk, |_| true).await;
    assert_eq!(
        after, erased,
        "the attempt that failed is not put in its place"
    );
    let told = "SELECT COUNT(*) FROM audit WHERE event IN ('mail-sent', 'mail-failed')";
    assert_eq!(world.count(told).await, 0);
}
