//! `create`: the profiles.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use virtual_card::profiles::{
    Authority, Blank, NewCard, Officer, PrePersonalized, production_file,
};
use virtual_card::{Algorithm, KeySlot, ManagementAlgorithm, Model, VirtualCard};

use crate::{Outcome, say, show};

#[derive(Subcommand)]
pub(crate) enum Create {
    /// Factory PIN, PUK and management key, no keys; with --no-chuid as the maker sells it.
    Blank(BlankArguments),
    /// An officer's card: 9A with an authentication, 9C with a signature certificate.
    Officer(OfficerArguments),
    /// A card from production: keys, transport certificates, own PIN, PUK and management key.
    PrePersonalized(PrePersonalizedArguments),
}

#[derive(Args)]
pub(crate) struct CardArguments {
    /// Where to keep the card; the file must not be there yet.
    #[arg(long, value_name = "FILE")]
    state: PathBuf,
    /// A card without vendor extensions, serial number and metadata.
    #[arg(long)]
    generic: bool,
    /// With --generic: refuse extended APDUs.
    #[arg(long, requires = "generic")]
    short_apdus_only: bool,
    /// With --generic: refuse an AID of fewer than nine bytes.
    #[arg(long, requires = "generic")]
    full_aid_only: bool,
    /// With --generic: answer a command without Le with 61XX alone, and too large an Le with 6CXX.
    #[arg(long, requires = "generic")]
    strict_le: bool,
    /// With --generic: tell how many tries of the PUK are left when VERIFY names it without one.
    #[arg(long, requires = "generic")]
    tells_puk_tries: bool,
    /// The firmware version: metadata since 5.3, AES management keys since 5.4, RSA-3072 and -4096 and moving
    /// keys since 5.7.
    #[arg(long, value_name = "VERSION", value_parser = parse_firmware, conflicts_with = "generic", default_value = "5.7.4")]
    firmware: [u8; 3],
    /// The serial number; a random one if not given.
    #[arg(long, conflicts_with = "generic")]
    serial: Option<u32>,
    /// Folder with the example authorities; what is missing is made. Cards of one folder share them.
    #[arg(long, value_name = "FOLDER")]
    ca: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(crate) struct BlankArguments {
    #[command(flatten)]
    card: CardArguments,
    /// Without card holder unique identifier and card capability container.
    #[arg(long)]
    no_chuid: bool,
    /// A blank card in stock: own PIN, PUK and management key.
    #[arg(long)]
    in_stock: bool,
    /// With --in-stock: add the card to this production file.
    #[arg(long, value_name = "FILE", requires = "in_stock")]
    production_file: Option<PathBuf>,
    /// With --in-stock: the kind of management key.
    #[arg(long, default_value = "aes256", requires = "in_stock")]
    management_key: ManagementAlgorithm,
}

#[derive(Args)]
pub(crate) struct OfficerArguments {
    #[command(flatten)]
    card: CardArguments,
    /// The officer's name.
    #[arg(long, default_value = "Example Officer")]
    name: String,
    /// The kind of both keys.
    #[arg(long, default_value = "eccp256")]
    algorithm: Algorithm,
    /// The PIN; a random one if not given.
    #[arg(long)]
    pin: Option<String>,
}

#[derive(Args)]
pub(crate) struct PrePersonalizedArguments {
    #[command(flatten)]
    card: CardArguments,
    /// The keys, as slot=algorithm.
    #[arg(long, value_name = "SLOT=ALGORITHM", value_delimiter = ',', value_parser = parse_key,
        default_value = "9a=eccp256,9c=eccp256,9d=eccp256,9e=eccp256")]
    keys: Vec<(KeySlot, Algorithm)>,
    /// The kind of management key.
    #[arg(long, default_value = "aes256")]
    management_key: ManagementAlgorithm,
    /// Without card holder unique identifier and card capability container.
    #[arg(long)]
    no_chuid: bool,
    /// Without transport certificates.
    #[arg(long)]
    no_transport_certificates: bool,
    /// Add the card to this production file.
    #[arg(long, value_name = "FILE")]
    production_file: Option<PathBuf>,
}

impl Create {
    pub(crate) fn run(self) -> Outcome {
        match self {
            Self::Blank(arguments) => arguments.run(),
            Self::Officer(arguments) => arguments.run(),
            Self::PrePersonalized(arguments) => arguments.run(),
        }
    }
}

impl CardArguments {
    fn model(&self) -> Model {
        if self.generic {
            return Model::Generic {
                short_apdus_only: self.short_apdus_only,
                full_aid_only: self.full_aid_only,
                strict_le: self.strict_le,
                tells_puk_tries: self.tells_puk_tries,
            };
        }
        let serial = self
            .serial
            .unwrap_or_else(|| rand::random_range(10_000_000..40_000_000));
        Model::YubiKey {
            firmware: self.firmware,
            serial,
        }
    }

    fn attestation(&self) -> Result<Option<Authority>, virtual_card::profiles::AuthorityError> {
        self.ca
            .as_deref()
            .filter(|_| !self.generic)
            .map(Authority::attestation_in)
            .transpose()
    }

    fn required_ca(&self) -> Result<&PathBuf, &'static str> {
        self.ca
            .as_ref()
            .ok_or("--ca FOLDER is needed: it holds the authority that issues the certificates")
    }

    /// Keeps the card, enters it into the production file and says what its maker knows.
    fn finish(
        &self,
        card: &NewCard,
        production: Option<&Path>,
        authority: Option<&Authority>,
    ) -> Outcome {
        VirtualCard::create(&self.state, card.state.clone())?;
        if let Some(path) = production {
            production_file::append(path, card, authority)?;
        }
        Ok(say(&show::Told::of_new(card).render(self.json)?)?)
    }
}

impl BlankArguments {
    fn run(self) -> Outcome {
        let (model, attestation) = (self.card.model(), self.card.attestation()?);
        let attestation = attestation.as_ref();
        let chuid = !self.no_chuid;
        let card = if self.in_stock {
            let stocked = PrePersonalized {
                model,
                keys: &[],
                authority: None,
                chuid,
                management_algorithm: self.management_key,
                attestation,
            };
            stocked.make()?
        } else {
            Blank {
                model,
                chuid,
                attestation,
            }
            .make()?
        };
        self.card
            .finish(&card, self.production_file.as_deref(), None)
    }
}

impl OfficerArguments {
    fn run(self) -> Outcome {
        let authority = Authority::officers_in(self.card.required_ca()?)?;
        let attestation = self.card.attestation()?;
        let officer = Officer {
            model: self.card.model(),
            name: &self.name,
            algorithm: self.algorithm,
            pin: self.pin.as_deref(),
            authority: &authority,
            attestation: attestation.as_ref(),
        };
        let card = officer.make()?;
        self.card.finish(&card, None, None)
    }
}

impl PrePersonalizedArguments {
    fn run(self) -> Outcome {
        let authority = match self.no_transport_certificates {
            true => None,
            false => Some(Authority::production_in(self.card.required_ca()?)?),
        };
        let attestation = self.card.attestation()?;
        let request = PrePersonalized {
            model: self.card.model(),
            keys: &self.keys,
            authority: authority.as_ref(),
            chuid: !self.no_chuid,
            management_algorithm: self.management_key,
            attestation: attestation.as_ref(),
        };
        let card = request.make()?;
        self.card
            .finish(&card, self.production_file.as_deref(), authority.as_ref())
    }
}

fn parse_key(text: &str) -> Result<(KeySlot, Algorithm), Box<dyn std::error::Error + Send + Sync>> {
    let (slot, algorithm) = text
        .split_once('=')
        .ok_or("write slot=algorithm, for instance 9a=eccp256")?;
    Ok((slot.parse()?, algorithm.parse()?))
}

fn parse_firmware(text: &str) -> Result<[u8; 3], Box<dyn std::error::Error + Send + Sync>> {
    let parts: Vec<u8> = text.split('.').map(str::parse).collect::<Result<_, _>>()?;
    <[u8; 3]>::try_from(parts)
        .map_err(|_| "write a version as three numbers, for instance 5.7.4".into())
}
