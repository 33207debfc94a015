//! A desk, a host and cards for one test.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
};

use card::{Channel, Reader, ReaderError, ReaderSource, ReaderWatch};
use contents::Certificate;
use desk::{
    Beforehand, Cancel, CardDraft, Declined, Desk, HolderPinPrompt, HostAddress, NewPin,
    NewPinPrompt, OperationId, PinMailerAnswer, PinMailerPrompt, PinToShow, ProgressReporter,
    Prompts, ReadCard, ShownSecret, SignaturePinPrompt, SubmitError, Submitted,
};
use host::{Actor, Host, InitOptions, NewOfficer, Running, SealingChoice, ServeOptions};
use procedure::{Role, TokenProcedure};
use secret::Pin;
use virtual_card::{
    Algorithm, KeySlot, ManagementAlgorithm, Model, ReaderBay, VirtualCard,
    profiles::{Authority, Blank, NewCard, Officer, PrePersonalized, production_file},
};
use workstation::practice::PracticeReaders;

pub(crate) const OFFICER: &str = "officer";
pub(crate) const SUBJECT: &str = "subject";
pub(crate) const OFFICER_PIN: &str = "135792";

static NEXT_SERIAL: AtomicU32 = AtomicU32::new(30_000_001);

/// The serial number of another card.
pub(crate) fn next_serial() -> u32 {
    NEXT_SERIAL.fetch_add(1, Ordering::Relaxed)
}

/// Everything that a test needs, in memory and one temporary folder.
pub(crate) struct Bench {
    pub(crate) readers: PracticeReaders,
    pub(crate) host: Host,
    pub(crate) desk: Desk,
    pub(crate) url: String,
    pub(crate) ca: Vec<u8>,
    pub(crate) officers: Authority,
    production: Authority,
    running: Option<Running>,
    _data: tempfile::TempDir,
}

/// A card as a test wants it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    pub(crate) generic: bool,
    /// Keys in 9A, 9C, 9D and 9E; none for a blank card in stock.
    pub(crate) keys: Option<Algorithm>,
    /// A further one in 83.
    pub(crate) retired: bool,
}

pub(crate) const EC: Kind = Kind {
    generic: false,
    keys: Some(Algorithm::EccP256),
    retired: false,
};
pub(crate) const BLANK: Kind = Kind {
    generic: false,
    keys: None,
    retired: false,
};

/// A card that production delivered: it lies in the subject reader and in the host's stock.
pub(crate) struct Delivered {
    pub(crate) pin: String,
    pub(crate) puk: String,
}

impl Bench {
    /// A host with the shipped procedures, and an officer with every role whose P-256 card lies in its reader.
    pub(crate) async fn new() -> Self {
        Self::with_officer(Model::yubikey(7_001), Algorithm::EccP256, &Role::ALL).await
    }

    pub(crate) async fn with_officer(model: Model, algorithm: Algorithm, roles: &[Role]) -> Self {
        let bench = Self::empty(&[OFFICER, SUBJECT]).await;
        let card = bench.officer_card(model, algorithm, "Olivia Lind");
        bench.add_officer("Olivia Lind", roles, &card).await;
        bench
            .bay(OFFICER)
            .insert(VirtualCard::in_memory(card.state));
        bench
    }

    /// A host with the shipped procedures and no officer, and empty readers of these names.
    pub(crate) async fn empty(readers: &[&str]) -> Self {
        let data = tempfile::tempdir().unwrap();
        let options = InitOptions {
            name: "Test".to_owned(),
            sealing: SealingChoice::File,
            ..InitOptions::default()
        };
        let host = Host::init(&data.path().join("host"), options)
            .await
            .unwrap();
        let running = host.serve(ServeOptions::default()).await.unwrap();
        let url = format!("https://{}", running.address());
        let ca = std::fs::read(running.ca_file()).unwrap();
        let readers = PracticeReaders::new(readers);
        let officers = Authority::new("Test", "Test Officer CA").unwrap();
        let production = Authority::new("Test", "Test Production CA").unwrap();
        let desk = Desk::new(
            Arc::new(readers.clone()),
            HostAddress::new(&url, &ca).unwrap(),
        );
        Self {
            readers,
            host,
            desk,
            url,
            ca,
            officers,
            production,
            running: Some(running),
            _data: data,
        }
    }

    pub(crate) fn officer_card(&self, model: Model, algorithm: Algorithm, name: &str) -> NewCard {
        let pin = Some(OFFICER_PIN);
        let officer = Officer {
            model,
            name,
            algorithm,
            pin,
            authority: &self.officers,
            attestation: None,
        };
        officer.make().unwrap()
    }

    pub(crate) async fn add_officer(&self, name: &str, roles: &[Role], card: &NewCard) {
        let certificate =
            |slot| Certificate::from_der(&card.state.certificate(slot).unwrap()).unwrap();
        let officer = NewOfficer {
            name: name.to_owned(),
            roles: roles.iter().copied().collect::<BTreeSet<_>>(),
            authentication: certificate(KeySlot::AUTHENTICATION),
            signature: certificate(KeySlot::SIGNATURE),
            authorities: vec![Certificate::from_der(self.officers.certificate_der()).unwrap()],
        };
        self.host
            .add_officer(Actor::Console, &officer)
            .await
            .unwrap();
    }

    /// A bench whose officer is signed in.
    pub(crate) async fn signed_in() -> Self {
        let bench = Self::new().await;
        bench.desk.sign_in(OFFICER, Person::new()).await.unwrap();
        bench
    }

    pub(crate) fn bay(&self, reader: &str) -> &Arc<ReaderBay> {
        self.readers.bay(reader).unwrap()
    }

    /// Has production make a card, tell the host, and puts it into the subject reader.
    pub(crate) async fn deliver(&self, kind: Kind) -> Delivered {
        let card = self.make(kind);
        let file = production_file::for_one_card(&card, Some(&self.production)).unwrap();
        self.host
            .import_cards(Actor::Console, file.as_bytes())
            .await
            .unwrap();
        let delivered = Delivered {
            pin: card.pin,
            puk: card.puk,
        };
        self.bay(SUBJECT).insert(VirtualCard::in_memory(card.state));
        delivered
    }

    /// Puts a card from its factory's box into the subject reader, which the host does not know.
    pub(crate) fn unpack(&self) {
        let serial = next_serial();
        let card = Blank {
            model: Model::yubikey(serial),
            chuid: false,
            attestation: None,
        };
        let card = card.make().unwrap();
        self.bay(SUBJECT).insert(VirtualCard::in_memory(card.state));
    }

    /// Has the host know a mail server, which is not asked before a mail is sent to it.
    pub(crate) async fn set_mail(&self) {
        let settings = host::MailSettings {
            server: "localhost".to_owned(),
            port: 9,
            security: host::MailSecurity::Tls,
            user: None,
            sender: "cards@example.org".to_owned(),
            ca: None,
        };
        self.host
            .set_mail(Actor::Console, &settings, None)
            .await
            .unwrap();
    }

    /// A card that the host does not know.
    pub(crate) fn make(&self, kind: Kind) -> NewCard {
        let mut slots = vec![
            KeySlot::AUTHENTICATION,
            KeySlot::SIGNATURE,
            KeySlot::KEY_MANAGEMENT,
            KeySlot::CARD_AUTHENTICATION,
        ];
        slots.extend(kind.retired.then(|| KeySlot::new(0x83).unwrap()));
        let keys: Vec<_> = kind
            .keys
            .iter()
            .flat_map(|algorithm| slots.iter().map(|slot| (*slot, *algorithm)))
            .collect();
        let serial = next_serial();
        let card = PrePersonalized {
            model: if kind.generic {
                Model::generic()
            } else {
                Model::yubikey(serial)
            },
            keys: &keys,
            authority: Some(&self.production),
            chuid: true,
            management_algorithm: ManagementAlgorithm::Aes256,
            attestation: None,
        };
        card.make().unwrap()
    }

    pub(crate) async fn read(&self) -> ReadCard {
        self.desk.read_card(SUBJECT).await.unwrap()
    }

    /// A draft for the card in the subject reader, with presets and the fields that every shipped procedure asks for.
    pub(crate) async fn draft(&self, procedure: &str) -> CardDraft {
        self.draft_at(&self.desk, procedure).await
    }

    /// The same at another desk.
    pub(crate) async fn draft_at(&self, desk: &Desk, procedure: &str) -> CardDraft {
        let card = desk.read_card(SUBJECT).await.unwrap();
        let mut draft = desk.draft(card, &procedure.parse().unwrap()).await.unwrap();
        let fields = BTreeMap::from([
            ("common_name", "Anna Berg"),
            ("email", "anna.berg@example.org"),
            ("upn", "anna.berg@example.org"),
            ("card_number", "4711"),
            ("street", "Storgatan 1"),
            ("postal_code", "111 22"),
            ("city", "Stockholm"),
        ]);
        let names: BTreeSet<String> = draft
            .view()
            .fields
            .into_iter()
            .map(|field| field.name)
            .collect();
        for (name, value) in fields.into_iter().filter(|(name, _)| names.contains(*name)) {
            draft.set_field(&name.parse().unwrap(), value).unwrap();
        }
        draft
    }

    pub(crate) async fn submit(
        &self,
        draft: &CardDraft,
        person: &Arc<Person>,
    ) -> Result<Submitted, SubmitError> {
        let (prompts, progress) = (person.clone(), ProgressReporter::unread());
        self.desk
            .submit(
                OperationId::fresh(),
                draft,
                prompts,
                Cancel::new(),
                progress,
            )
            .await
    }

    /// The whole state of the subject card, as bytes.
    pub(crate) fn card_state(&self) -> Vec<u8> {
        self.bay(SUBJECT)
            .look(|card| serde_json::to_vec(card.state()).unwrap())
            .unwrap()
    }

    pub(crate) async fn stop_host(&mut self) {
        if let Some(running) = self.running.take() {
            running.shut_down().await;
        }
    }

    /// Imports a procedure and puts it in use.
    pub(crate) async fn activate(&self, toml: &str) {
        let id = TokenProcedure::from_toml(toml, "test.toml").unwrap().id;
        self.host
            .import_procedure(Actor::Console, toml, "test.toml")
            .await
            .unwrap();
        let revision = self.host.find_revision(&id, None).await.unwrap();
        self.host
            .activate_procedure(Actor::Console, &revision)
            .await
            .unwrap();
    }

    /// Puts a card into the subject reader that production delivered with this file, and tells the host.
    pub(crate) async fn deliver_as(
        &self,
        card: NewCard,
        change: impl FnOnce(&mut serde_json::Value),
    ) {
        let file = production_file::for_one_card(&card, Some(&self.production)).unwrap();
        let mut file = serde_json::from_str(&file).unwrap();
        change(&mut file);
        self.host
            .import_cards(Actor::Console, file.to_string().as_bytes())
            .await
            .unwrap();
        self.bay(SUBJECT).insert(VirtualCard::in_memory(card.state));
    }

    /// Changes the state of the subject card behind everybody's back.
    pub(crate) fn tamper(&self, change: impl FnOnce(&mut serde_json::Value)) {
        let mut state = serde_json::from_slice(&self.card_state()).unwrap();
        change(&mut state);
        self.bay(SUBJECT).insert(VirtualCard::in_memory(
            serde_json::from_value(state).unwrap(),
        ));
    }

    /// Another desk at the same host, over readers that tell when one is opened.
    pub(crate) fn desk_at(&self, url: &str, readers: Arc<dyn ReaderSource>) -> Desk {
        Desk::new(readers, HostAddress::new(url, &self.ca).unwrap())
    }
}

/// Somebody who answers prompts, and remembers what was asked and shown.
pub(crate) struct Person {
    pub(crate) signature_pin: Mutex<String>,
    pub(crate) holder_pin: Mutex<Option<String>>,
    /// What is entered as new PINs, one after the other; `None` cancels. Nothing left: declined.
    pub(crate) new_pins: Mutex<VecDeque<Option<String>>>,
    pub(crate) shown: Mutex<Option<String>>,
    pub(crate) shown_puk: Mutex<Option<String>>,
    /// What is said of where PIN and PUK go, one after the other. Nothing left: declined.
    pub(crate) mailers: Mutex<VecDeque<PinMailerAnswer>>,
    pub(crate) mailer_prompts: Mutex<Vec<PinMailerPrompt>>,
    pub(crate) new_pin_prompts: Mutex<Vec<NewPinPrompt>>,
    pub(crate) holder_prompts: Mutex<Vec<HolderPinPrompt>>,
    pub(crate) signature_prompts: Mutex<Vec<SignaturePinPrompt>>,
    pub(crate) takes_shown_pin: Mutex<bool>,
    /// What is typed, one after the other, once the card refused a PIN or PUK. Nothing left: declined.
    pub(crate) next: Mutex<VecDeque<String>>,
    /// Whether it is told beforehand what will be answered, as when a file has the answers.
    pub(crate) tells_beforehand: Mutex<bool>,
    /// What happens while a prompt waits.
    pub(crate) meanwhile: Mutex<Option<Meanwhile>>,
}

pub(crate) type Meanwhile = Box<dyn FnMut(Asked) + Send>;

/// What a person was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Signature,
    Holder,
    New,
    Mailer,
    Shown,
}

impl Person {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self {
            signature_pin: Mutex::new(OFFICER_PIN.to_owned()),
            holder_pin: Mutex::new(None),
            new_pins: Mutex::new(VecDeque::from([Some("482915".to_owned())])),
            shown: Mutex::new(None),
            shown_puk: Mutex::new(None),
            mailers: Mutex::default(),
            mailer_prompts: Mutex::default(),
            new_pin_prompts: Mutex::default(),
            holder_prompts: Mutex::default(),
            signature_prompts: Mutex::default(),
            takes_shown_pin: Mutex::new(true),
            next: Mutex::default(),
            tells_beforehand: Mutex::new(false),
            meanwhile: Mutex::new(None),
        })
    }

    pub(crate) fn entering<const N: usize>(pins: [Option<&str>; N]) -> Arc<Self> {
        let person = Self::new();
        *person.new_pins.lock().unwrap() = pins.iter().map(|pin| pin.map(str::to_owned)).collect();
        person
    }

    /// Somebody who says where PIN and PUK go: addresses and letter IDs; what is empty is left out.
    pub(crate) fn sending_to<const N: usize>(said: [(&str, &str); N]) -> Arc<Self> {
        let person = Self::new();
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let answers = said.iter().map(|(address, letter)| PinMailerAnswer {
            address: some(address),
            letter: some(letter),
        });
        *person.mailers.lock().unwrap() = answers.collect();
        person
    }

    pub(crate) fn with_holder_pin(pin: &str) -> Arc<Self> {
        let person = Self::new();
        *person.holder_pin.lock().unwrap() = Some(pin.to_owned());
        person
    }

    pub(crate) fn telling_beforehand(self: Arc<Self>) -> Arc<Self> {
        *self.tells_beforehand.lock().unwrap() = true;
        self
    }

    pub(crate) fn next(&self) -> Result<String, Declined> {
        self.next.lock().unwrap().pop_front().ok_or(Declined)
    }

    fn beforehand(&self, answer: Option<String>) -> Beforehand {
        if !*self.tells_beforehand.lock().unwrap() {
            return Beforehand::Nothing;
        }
        answer.map_or(Beforehand::Nobody, |pin| Beforehand::Pin(Pin::new(pin)))
    }

    pub(crate) fn meanwhile(
        self: Arc<Self>,
        happens: impl FnMut(Asked) + Send + 'static,
    ) -> Arc<Self> {
        *self.meanwhile.lock().unwrap() = Some(Box::new(happens));
        self
    }

    pub(crate) fn shown(&self) -> Option<String> {
        self.shown.lock().unwrap().clone()
    }

    pub(crate) fn shown_puk(&self) -> Option<String> {
        self.shown_puk.lock().unwrap().clone()
    }

    fn asked(&self, what: Asked) {
        if let Some(happens) = self.meanwhile.lock().unwrap().as_mut() {
            happens(what);
        }
    }
}

impl Prompts for Person {
    fn signature_pin(&self, ask: &SignaturePinPrompt) -> Result<Pin, Declined> {
        self.signature_prompts.lock().unwrap().push(ask.clone());
        self.asked(Asked::Signature);
        Ok(Pin::new(self.signature_pin.lock().unwrap().clone()))
    }

    fn holder_pin(&self, ask: &HolderPinPrompt) -> Result<Pin, Declined> {
        self.holder_prompts.lock().unwrap().push(ask.clone());
        self.asked(Asked::Holder);
        if ask.trouble.is_some() {
            return self.next().map(Pin::new);
        }
        self.holder_pin
            .lock()
            .unwrap()
            .clone()
            .map(Pin::new)
            .ok_or(Declined)
    }

    fn new_pin(&self, ask: &NewPinPrompt) -> Result<NewPin, Declined> {
        self.new_pin_prompts.lock().unwrap().push(ask.clone());
        self.asked(Asked::New);
        match self.new_pins.lock().unwrap().pop_front() {
            Some(Some(pin)) => Ok(NewPin::Entered(Pin::new(pin))),
            Some(None) => Ok(NewPin::Cancelled),
            None => Err(Declined),
        }
    }

    fn pin_mailer(&self, ask: &PinMailerPrompt) -> Result<PinMailerAnswer, Declined> {
        self.mailer_prompts.lock().unwrap().push(ask.clone());
        self.asked(Asked::Mailer);
        self.mailers.lock().unwrap().pop_front().ok_or(Declined)
    }

    fn holder_pin_beforehand(&self) -> Beforehand {
        self.beforehand(self.holder_pin.lock().unwrap().clone())
    }

    fn new_pin_beforehand(&self) -> Beforehand {
        self.beforehand(self.new_pins.lock().unwrap().front().cloned().flatten())
    }

    fn show_pin(&self, pin: PinToShow) -> Result<(), Declined> {
        self.asked(Asked::Shown);
        if !*self.takes_shown_pin.lock().unwrap() {
            return Err(Declined);
        }
        let place = match pin.secret() {
            ShownSecret::Pin => &self.shown,
            ShownSecret::Puk => &self.shown_puk,
        };
        *place.lock().unwrap() = Some(pin.take().expose().to_owned());
        Ok(())
    }
}

/// Readers that tell each time a channel is opened, before it is.
pub(crate) struct Told<F> {
    inner: PracticeReaders,
    opened: F,
}

impl<F: Fn(&str) + Send + Sync + 'static> Told<F> {
    pub(crate) fn new(inner: &PracticeReaders, opened: F) -> Arc<Self> {
        Arc::new(Self {
            inner: inner.clone(),
            opened,
        })
    }
}

impl<F: Fn(&str) + Send + Sync> ReaderSource for Told<F> {
    fn readers(&self) -> Result<Vec<Reader>, ReaderError> {
        self.inner.readers()
    }

    fn watch(&self) -> Result<ReaderWatch, ReaderError> {
        self.inner.watch()
    }

    fn open(&self, reader: &str) -> Result<Box<dyn Channel>, ReaderError> {
        (self.opened)(reader);
        self.inner.open(reader)
    }
}

/// Verifies a PIN on the subject card, as its holder would: the tries that are left, or that it is right.
pub(crate) fn verify_pin(bay: &ReaderBay, pin: &str) -> Result<(), u16> {
    let mut verify = vec![0x00, 0x20, 0x00, 0x80, 0x08];
    verify.extend(pin.bytes());
    verify.resize(13, 0xFF);
    shown(bay, &verify)
}

/// Shows the subject card a PUK by changing it to itself: the tries that are left, or that it is right.
pub(crate) fn show_puk(bay: &ReaderBay, puk: &str) -> Result<(), u16> {
    let mut change = vec![0x00, 0x24, 0x00, 0x81, 0x10];
    change.extend(puk.bytes());
    change.extend(puk.bytes());
    shown(bay, &change)
}

fn shown(bay: &ReaderBay, command: &[u8]) -> Result<(), u16> {
    let insertion = bay.insertion().unwrap();
    bay.reset(insertion).unwrap();
    let select = [
        0x00, 0xA4, 0x04, 0x00, 0x0B, 0xA0, 0, 0, 3, 8, 0, 0, 0x10, 0, 1, 0,
    ];
    assert!(
        bay.transmit(insertion, &select)
            .unwrap()
            .ends_with(&[0x90, 0x00])
    );
    let answer = bay.transmit(insertion, command).unwrap();
    bay.reset(insertion).unwrap();
    match *answer.as_slice() {
        [0x90, 0x00] => Ok(()),
        [high, low] => Err(u16::from_be_bytes([high, low])),
        _ => panic!("an answer of {} bytes", answer.len()),
    }
}
