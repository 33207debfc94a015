use serde_json::{Value, json};

use super::{Arguments, CatalogueError, FluentResource, Language, Messages, TextError};

fn parse(text: &str) -> Result<Messages, CatalogueError> {
    Messages::parse(Language::English.identifier(), &[("test.ftl", text)])
}

#[test]
fn sentences_stand_in_sentences() {
    let messages = parse(
        "a = { $who } has { $what }.\nwho = card { $id }\nerror-what = key { $key }\n    .next = Go.\n",
    )
    .unwrap();
    let who = |id: Value| json!({ "code": "who", "data": { "id": id } });
    let what = |key: &str| json!({ "code": "what", "data": { "key": key } });
    let whole = |who: Value| json!({ "code": "a", "data": { "who": who, "what": [what("9a"), what("9c")] } });
    let said = |sentence: Value| messages.sentence(&sentence);
    assert_eq!(
        said(whole(who(7.into()))).as_deref(),
        Ok("card 7 has key 9a, key 9c.")
    );
    let unknown = json!({ "code": "other", "data": {} });
    assert_eq!(
        said(whole(unknown)).as_deref(),
        Ok("other has key 9a, key 9c.")
    );
    // A list of faults is counted: each is about something, and told by itself.
    let faults = json!({ "faults": [{ "code": "who", "about": "9a", "data": {} }] });
    assert_eq!(
        messages.arguments(&faults),
        Arguments::new().with("faults", 1)
    );
    let deep = (0..100).fold(who("end".into()), |deep, _| who(deep));
    assert!(said(deep).is_err());
}

#[test]
fn the_arguments_of_a_text_are_those_of_its_parts_and_references_too() {
    let names = Messages::argument_names("error-several-devices");
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["choices", "role"]);
    let names = Messages::argument_names("error-action-not-possible");
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["about", "action"]);
}

#[test]
fn the_built_in_texts_are_whole() {
    for language in Language::ALL {
        Messages::parse(language.identifier(), language.files())
            .map(|_| ())
            .unwrap();
    }
}

#[test]
fn english_stands_behind_what_a_language_lacks() {
    let mut messages = Messages::of(Language::French);
    let own = "tries-left = { $tries-left ->\n    [one] { $tries-left } essai\n   *[other] { $tries-left } essais\n }\n\
               error-wrong-pin = Code faux.\ndevice = { of-no-language }\n";
    let mut only = Messages::empty(Language::French.identifier());
    only.bundle
        .add_resource(FluentResource::try_new(own.to_owned()).unwrap())
        .unwrap();
    messages.bundle = only.bundle;
    let english = Messages::english();
    let tries = Arguments::new()
        .with("tries-left", 0)
        .with("role", "officer");
    // With the plurals of each: none is one in French, and several in English.
    assert_eq!(
        messages.text("tries-left", &tries).as_deref(),
        Ok("0 essai")
    );
    assert_eq!(
        messages.text("secret-new-pin", &tries),
        english.text("secret-new-pin", &tries)
    );
    assert_eq!(messages.text("device", &tries).as_deref(), Ok("Device"));
    let error = messages
        .error("wrong-pin", &tries.clone().with("device", "Reader"))
        .unwrap();
    assert_eq!(error.what, "Code faux.");
    assert!(
        error.next.starts_with("Type the PIN again"),
        "{}",
        error.next
    );
    assert!(messages.has("certificate") && !messages.has("of-no-language"));
    assert!(matches!(
        messages.text("of-no-language", &tries),
        Err(TextError::Missing { .. })
    ));
}

#[test]
fn a_missing_key_part_or_argument_is_told() {
    let messages = parse("error-a = Key { $key }.\n    .next = Go.\n").unwrap();
    let given = Arguments::new().with("key", "9a");
    assert_eq!(messages.text("error-a", &given).as_deref(), Ok("Key 9a."));
    assert_eq!(
        messages.text("b", &given),
        Err(TextError::Missing {
            key: "b".into(),
            part: None
        })
    );
    let part = Some("not-done");
    assert_eq!(
        messages.error("a", &given),
        Err(TextError::Missing {
            key: "error-a".into(),
            part
        })
    );
    let text = "Key {$key}.".to_owned();
    let expected = TextError::Argument {
        key: "error-a".into(),
        part: None,
        text,
    };
    assert_eq!(messages.text("error-a", &Arguments::new()), Err(expected));
}

#[test]
fn a_choice_without_its_argument_takes_the_default() {
    let messages =
        parse("a = { $role ->\n    [officer] Officer\n   *[other] Card\n } is out.\n").unwrap();
    assert_eq!(
        messages.text("a", &Arguments::new()).as_deref(),
        Ok("Card is out.")
    );
}

#[test]
fn what_is_no_catalogue_is_refused() {
    let file = "test.ftl".to_owned();
    let malformed = CatalogueError::Malformed {
        file: file.clone(),
        line: 2,
    };
    assert_eq!(parse("a = b\n= c\n").err(), Some(malformed));
    assert_eq!(
        parse("a = b\na = c\n").err(),
        Some(CatalogueError::Twice {
            file: file.clone(),
            key: "a".into()
        })
    );
    let large = "#".repeat(Messages::MAX_FILE + 1);
    assert_eq!(parse(&large).err(), Some(CatalogueError::TooLarge { file }));
}
