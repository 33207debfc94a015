use contents::{KeyAlgorithm, KeyReference};

use super::{Form, ValueType};
use crate::{
    Action, AlternativeNameForm, AttributeType, FieldName, KeyUsage, ProcedureId, TemplateFault,
    ValueFault, codes::codes, why_not::list,
};

/// A rule that a procedure breaks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rule {
    /// The text is too large.
    #[error("larger than {max} bytes")]
    TooLarge {
        /// Most bytes.
        max: usize,
    },
    /// Not TOML.
    #[error("not TOML: {reason}")]
    Syntax {
        /// What the parser says.
        reason: String,
    },
    /// It keeps to the schema, and yet cannot be read: a fault of Countersign.
    #[error("cannot be read: {reason}")]
    Unreadable {
        /// What the reader says.
        reason: String,
    },
    /// A key that has no meaning there.
    #[error("unknown key “{key}”; here can be {}", words(allowed))]
    UnknownKey {
        /// The key.
        key: String,
        /// Those that have.
        allowed: Vec<String>,
    },
    /// A key that must be there is not.
    #[error("“{key}” is missing")]
    MissingKey {
        /// The key.
        key: String,
    },
    /// A value of the wrong type.
    #[error("must be {expected}, and is {found}")]
    WrongType {
        /// What it must be.
        expected: ValueType,
        /// What it is.
        found: ValueType,
    },
    /// A word that is none of those that can be there.
    #[error("“{value}” is none of {}", words(allowed))]
    UnknownValue {
        /// The word.
        value: String,
        /// Those that can be.
        allowed: Vec<String>,
    },
    /// A text that does not have the form it must have.
    #[error("“{value}” is not {form}")]
    NotOfForm {
        /// The text.
        value: String,
        /// The form.
        form: Form,
    },
    /// A number out of range.
    #[error("{found} is not in {min} to {max}")]
    OutOfRange {
        /// The least.
        min: i64,
        /// The greatest.
        max: i64,
        /// The number.
        found: i64,
    },
    /// A text or list with nothing in it.
    #[error("must not be empty")]
    Empty,
    /// A text with too many characters.
    #[error("has more than {max} characters")]
    TooLong {
        /// Most characters.
        max: usize,
    },
    /// A list or table with too many entries.
    #[error("has {found} entries; at most {max} can be")]
    TooMany {
        /// Most entries.
        max: usize,
        /// How many there are.
        found: usize,
    },
    /// An entry that is in its list before.
    #[error("“{value}” is in the list twice")]
    Repeated {
        /// The entry.
        value: String,
    },
    /// A version of the format that this program does not read.
    #[error("format {found} cannot be read; 1 can")]
    UnknownFormat {
        /// The version.
        found: u8,
    },
    /// A text for officers with a character that controls, cannot be seen, or turns the direction of the text.
    #[error("has the character “{}”, which no text may have", character.escape_unicode())]
    ForbiddenCharacter {
        /// The first one.
        character: char,
    },
    /// A text for officers that begins or ends with a space.
    #[error("begins or ends with a space")]
    SurroundingSpace,
    /// A procedure that issues without asking for the role that may.
    #[error("the roles must have issue-certificate among them")]
    NoIssueRole,
    /// A procedure that recovers keys without asking for the role that may.
    #[error("the roles must have recover-key among them")]
    NoRecoverRole,
    /// A range of serial numbers whose end is before its beginning.
    #[error("the range ends before it begins")]
    SerialsReversed,
    /// Two ranges of serial numbers that overlap.
    #[error("the range overlaps the one from {other}")]
    SerialsOverlap {
        /// Where the other begins.
        other: String,
    },
    /// A key that has a rule already.
    #[error("there is a rule for key {key} already")]
    RepeatedKey {
        /// The key.
        key: KeyReference,
    },
    /// A field that is there already.
    #[error("there is a field {field} already")]
    RepeatedField {
        /// The field.
        field: FieldName,
    },
    /// A subject attribute that is there already and can be there once.
    #[error("the subject has {attribute} already")]
    RepeatedAttribute {
        /// The attribute.
        attribute: AttributeType,
    },
    /// An alternative name that is there already.
    #[error("there is the same alternative name {form} already")]
    RepeatedAlternativeName {
        /// Its form.
        form: AlternativeNameForm,
    },
    /// A reference to a certificate procedure that there is not.
    #[error("there is no certificate procedure “{id}”")]
    NoCertificateProcedure {
        /// The name.
        id: ProcedureId,
    },
    /// A reference to a key procedure that there is not.
    #[error("there is no key procedure “{id}”")]
    NoKeyProcedure {
        /// The name.
        id: ProcedureId,
    },
    /// A certificate procedure that no key uses.
    #[error("no key uses the certificate procedure “{id}”")]
    UnusedCertificateProcedure {
        /// Its name.
        id: ProcedureId,
    },
    /// A key procedure that no key uses.
    #[error("no key uses the key procedure “{id}”")]
    UnusedKeyProcedure {
        /// Its name.
        id: ProcedureId,
    },
    /// A preset that is not among the actions.
    #[error("the preset {action} is not among the key's actions")]
    PresetNotOffered {
        /// The preset.
        action: Action,
    },
    /// A rule about Redo, which the key does not offer.
    #[error("transport-only is about Redo, which is not among the key's actions")]
    TransportOnlyWithoutRedo,
    /// An action that can never do what it is for.
    #[error(
        "{action} can be done only where Add can: what else lies on a blank card may be in use, and the key procedure does not say replace"
    )]
    ActionNeverPossible {
        /// The action.
        action: Action,
    },
    /// Keys from production for cards that leave production without keys.
    #[error("blank cards have no key from production")]
    ProductionKeyOnBlankCard,
    /// An action that the key procedure cannot do, or one beside the recovery that is all it does.
    #[error(
        "{action} goes with no such key procedure: a key that is recovered has recover alone, and no other has it"
    )]
    ActionOfOtherKeyProcedure {
        /// The action.
        action: Action,
    },
    /// A preset for a recovery.
    #[error("a recovery has no preset: the only one is requested at first, and of several none")]
    PresetOfRecovery,
    /// A key that signs is to be archived, or to be taken from the archive.
    #[error("key {key} signs, and a signing key is never archived: 9d and 82 to 95 can be")]
    SigningKeyArchived {
        /// The key.
        key: KeyReference,
    },
    /// The certificate of an archived key says that it signs.
    #[error("{usage} is for keys that sign, and key {key} is archived")]
    ArchivedKeySigns {
        /// The bit.
        usage: KeyUsage,
        /// A key that uses the certificate procedure.
        key: KeyReference,
    },
    /// A second recovery of all keys.
    #[error("all keys are recovered by another key's rule already")]
    AllRecoveredTwice,
    /// The archive is searched by a field that may stay empty.
    #[error("the archive is searched by the field {field}, which is not required")]
    HolderFieldNotRequired {
        /// The field.
        field: FieldName,
    },
    /// Another holder's key without approvals.
    #[error("another holder's key is recovered with approvals only")]
    OtherHolderWithoutApproval,
    /// Another holder's key with a new certificate.
    #[error("another holder's key comes with the certificate it had")]
    OtherHolderWithNewCertificate,
    /// A template that cannot be read.
    #[error("{0}")]
    Template(TemplateFault),
    /// A template that names a field that there is not.
    #[error("there is no field “{field}”")]
    NoField {
        /// The name.
        field: FieldName,
    },
    /// A constant value that cannot stand in a certificate.
    #[error("the value {0}")]
    ConstantValue(ValueFault),
    /// A bit of the key usage that fits a key with none of its algorithms.
    #[error("{usage} fits key {key} with none of {}", list(algorithms))]
    KeyUsageDoesNotFit {
        /// The bit.
        usage: KeyUsage,
        /// A key that uses the certificate procedure.
        key: KeyReference,
        /// The algorithms of its key procedure.
        algorithms: Vec<KeyAlgorithm>,
    },
    /// A key for which no bit of the key usage is left.
    #[error("nothing of the key usage fits key {key} with {algorithm}")]
    NoKeyUsageFits {
        /// A key that uses the certificate procedure.
        key: KeyReference,
        /// The algorithm.
        algorithm: KeyAlgorithm,
    },
    /// Not an object identifier.
    #[error("“{text}” is not a dotted object identifier")]
    NotOid {
        /// The text.
        text: String,
    },
    /// An object identifier that has a name here.
    #[error("{oid} is written “{name}” here")]
    OidHasName {
        /// The object identifier.
        oid: String,
        /// Its name.
        name: String,
    },
    /// Lengths of a PIN that the card does not take.
    #[error("the card takes PINs of {min} to {max} digits")]
    PinLength {
        /// Fewest digits.
        min: u8,
        /// Most digits.
        max: u8,
    },
    /// The system's PINs would not meet the policy.
    #[error("the system's PINs must have {min} to {max} digits, as the policy says")]
    SystemPinLength {
        /// The policy's fewest digits.
        min: u8,
        /// The policy's most digits.
        max: u8,
    },
    /// A mail or letter of a PIN that goes another way.
    #[error("there is nothing to say of a {what}: it goes another way")]
    NotDistributedSo {
        /// `mail`, `letter`.
        what: &'static str,
    },
    /// Tries that are set on cards that may have keys: what sets them sets PIN and PUK to the factory's.
    #[error("tries are set on cards without keys only: stock must be blank")]
    TriesOfCardWithKeys,
    /// Tries of the one without tries of the other, which are set at once.
    #[error("tries of PIN and PUK are set together, and both get new values")]
    TriesOfOneAlone,
    /// Cards that are taken in and keep what the factory set.
    #[error("a card that is taken in must get a PIN and a PUK of its own, and its keys in the run")]
    TakenInAsItIs,
    /// A least length above the greatest.
    #[error("min-length is above max-length")]
    LengthsReversed,
    /// A field that must be filled, and may not be seen.
    #[error("a required field must be shown and cannot be hidden")]
    RequiredFieldHidden,
    /// A field that nobody will ever see.
    #[error("a field that is not shown at first must be hideable, or it never is")]
    FieldNeverShown,
    /// A pattern that does not compile.
    #[error("the pattern is not a regular expression: {reason}")]
    PatternSyntax {
        /// What the compiler says.
        reason: String,
    },
    /// A pattern that compiles to more than is taken.
    #[error("the pattern is too large when compiled")]
    PatternTooLarge,
}

codes! {
    Rule:
    Self::TooLarge { .. } => "procedure-too-large",
    Self::Syntax { .. } => "procedure-syntax",
    Self::Unreadable { .. } => "procedure-unreadable",
    Self::UnknownKey { .. } => "procedure-unknown-key",
    Self::MissingKey { .. } => "procedure-missing-key",
    Self::WrongType { .. } => "procedure-wrong-type",
    Self::UnknownValue { .. } => "procedure-unknown-value",
    Self::NotOfForm { .. } => "procedure-not-of-form",
    Self::OutOfRange { .. } => "procedure-out-of-range",
    Self::Empty => "procedure-empty",
    Self::TooLong { .. } => "procedure-too-long",
    Self::TooMany { .. } => "procedure-too-many",
    Self::Repeated { .. } => "procedure-repeated",
    Self::UnknownFormat { .. } => "procedure-unknown-format",
    Self::ForbiddenCharacter { .. } => "procedure-forbidden-character",
    Self::SurroundingSpace => "procedure-surrounding-space",
    Self::NoIssueRole => "procedure-no-issue-role",
    Self::NoRecoverRole => "procedure-no-recover-role",
    Self::SerialsReversed => "procedure-serials-reversed",
    Self::SerialsOverlap { .. } => "procedure-serials-overlap",
    Self::RepeatedKey { .. } => "procedure-repeated-key",
    Self::RepeatedField { .. } => "procedure-repeated-field",
    Self::RepeatedAttribute { .. } => "procedure-repeated-attribute",
    Self::RepeatedAlternativeName { .. } => "procedure-repeated-alternative-name",
    Self::NoCertificateProcedure { .. } => "procedure-no-certificate-procedure",
    Self::NoKeyProcedure { .. } => "procedure-no-key-procedure",
    Self::UnusedCertificateProcedure { .. } => "procedure-unused-certificate-procedure",
    Self::UnusedKeyProcedure { .. } => "procedure-unused-key-procedure",
    Self::PresetNotOffered { .. } => "procedure-preset-not-offered",
    Self::TransportOnlyWithoutRedo => "procedure-transport-only-without-redo",
    Self::ActionNeverPossible { .. } => "procedure-action-never-possible",
    Self::ProductionKeyOnBlankCard => "procedure-production-key-on-blank-card",
    Self::ActionOfOtherKeyProcedure { .. } => "procedure-action-of-other-key-procedure",
    Self::PresetOfRecovery => "procedure-preset-of-recovery",
    Self::SigningKeyArchived { .. } => "procedure-signing-key-archived",
    Self::ArchivedKeySigns { .. } => "procedure-archived-key-signs",
    Self::AllRecoveredTwice => "procedure-all-recovered-twice",
    Self::HolderFieldNotRequired { .. } => "procedure-holder-field-not-required",
    Self::OtherHolderWithoutApproval => "procedure-other-holder-without-approval",
    Self::OtherHolderWithNewCertificate => "procedure-other-holder-with-new-certificate",
    Self::NoField { .. } => "procedure-no-field",
    Self::KeyUsageDoesNotFit { .. } => "procedure-key-usage-does-not-fit",
    Self::NoKeyUsageFits { .. } => "procedure-no-key-usage-fits",
    Self::NotOid { .. } => "procedure-not-oid",
    Self::OidHasName { .. } => "procedure-oid-has-name",
    Self::PinLength { .. } => "procedure-pin-length",
    Self::SystemPinLength { .. } => "procedure-system-pin-length",
    Self::NotDistributedSo { .. } => "procedure-not-distributed-so",
    Self::TriesOfCardWithKeys => "procedure-tries-of-card-with-keys",
    Self::TriesOfOneAlone => "procedure-tries-of-one-alone",
    Self::TakenInAsItIs => "procedure-taken-in-as-it-is",
    Self::LengthsReversed => "procedure-lengths-reversed",
    Self::RequiredFieldHidden => "procedure-required-field-hidden",
    Self::FieldNeverShown => "procedure-field-never-shown",
    Self::PatternSyntax { .. } => "procedure-pattern-syntax",
    Self::PatternTooLarge => "procedure-pattern-too-large",
    ;
    Self::Template(fault) => fault,
    Self::ConstantValue(fault) => fault,
}

fn words(allowed: &[String]) -> String {
    allowed.join(", ")
}
