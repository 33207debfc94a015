use super::{Check, Path, Rule};
use crate::{FieldName, PinDistribution, PinLetter, PukDistribution, StockRule};

impl Check<'_> {
    /// How PIN and PUK are chosen and reach the holder, beyond what a PIN must be.
    pub(super) fn distribution(&mut self) {
        self.pin_distribution();
        self.puk_distribution();
        self.tries();
        self.taken_in();
    }

    fn pin_distribution(&mut self) {
        let pin = &self.procedure.pin_procedure;
        let root = Path::default().key("pin-procedure");
        if let Some(mail) = &pin.mail {
            let path = root.key("mail");
            if pin.distribution != PinDistribution::Email {
                let rule = Rule::NotDistributedSo { what: "mail" };
                self.report(path.clone(), &[root.key("distribution")], rule);
            }
            let named = mail.field.iter().map(|field| (path.key("field"), field));
            let never = mail
                .never_to
                .iter()
                .enumerate()
                .map(|(index, field)| (path.key("never-to").index(index), field));
            self.fields_exist(named.chain(never));
        }
        if let Some(letter) = &pin.letter {
            let used = pin.distribution == PinDistribution::Letter;
            self.letter(&root, letter, used);
        }
    }

    fn puk_distribution(&mut self) {
        let root = Path::default().key("puk-procedure");
        if let Some(puk) = &self.procedure.puk_procedure
            && let Some(letter) = &puk.letter
        {
            let used = puk.distribution == PukDistribution::Letter;
            self.letter(&root, letter, used);
        }
    }

    fn letter(&mut self, root: &Path, letter: &PinLetter, used: bool) {
        let path = root.key("letter");
        if !used {
            let rule = Rule::NotDistributedSo { what: "letter" };
            self.report(path.clone(), &[root.key("distribution")], rule);
        }
        let lines = letter.address.iter().enumerate();
        self.fields_exist(lines.map(|(index, field)| (path.key("address").index(index), field)));
    }

    fn fields_exist<'f>(&mut self, named: impl Iterator<Item = (Path, &'f FieldName)>) {
        for (path, field) in named {
            let fields = &self.procedure.fields;
            if fields.iter().all(|known| known.name != *field) {
                let rule = Rule::NoField {
                    field: field.clone(),
                };
                self.report(path, &[Path::default().key("field")], rule);
            }
        }
    }

    /// What sets the tries sets PIN and PUK to the factory's.
    fn tries(&mut self) {
        let procedure = self.procedure;
        let pin = &procedure.pin_procedure;
        let of_puk = procedure.puk_procedure.as_ref().and_then(|puk| puk.tries);
        let stock = Path::default().key("card").key("stock");
        let both = ["pin-procedure", "puk-procedure"].map(|table| Path::default().key(table));
        let [of_pin_path, of_puk_path] = &both;
        let path = match (pin.tries, of_puk) {
            (None, None) => return,
            (Some(_), _) => of_pin_path.key("tries"),
            (None, Some(_)) => of_puk_path.key("tries"),
        };
        if procedure.card.stock != StockRule::Blank {
            self.report(path.clone(), &[stock], Rule::TriesOfCardWithKeys);
        }
        if pin.tries.is_none() || of_puk.is_none() || !pin.distribution.sets() {
            self.report(path, &both, Rule::TriesOfOneAlone);
        }
    }

    fn taken_in(&mut self) {
        let procedure = self.procedure;
        let path = Path::default().key("card").key("take-in");
        let because = ["pin-procedure", "puk-procedure"].map(|table| Path::default().key(table));
        let own = procedure.puk_procedure.is_some()
            && procedure.pin_procedure.distribution.sets()
            && procedure.card.stock != StockRule::PrePersonalized;
        if procedure.card.take_in && !own {
            self.report(path, &because, Rule::TakenInAsItIs);
        }
    }
}
