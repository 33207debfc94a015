### What stands between a draft and its submission, and why an action cannot be taken.
### $about is the field's label, or its name where no label is known, or the key's name.

the-part = { $part ->
    [country] Land
    [state] Bundesland
    [locality] Ort
    [organization] Organisation
    [organizational-unit] Organisationseinheit
    [domain-component] Domänenkomponente
    [common-name] Name (CN)
    [given-name] Vorname
    [surname] Nachname
    [title] Titel
    [serial-number] Attribut serialNumber
    [user-id] Benutzerkennung
    [email] E-Mail-Adresse
    [upn] UPN
    [uri] URI
    [dns] DNS-Name
   *[other] { $part }
 }

nothing-signed = Es wurde nichts signiert oder ausgestellt; die Karte des Inhabers ist unverändert.
action-name = { $action ->
    [add] Hinzufügen
    [redo] Ersetzen
    [issue] Ausstellen
    [recover] Wiederherstellen
   *[other] { $action }
 }

error-field-required = { $about } muss ausgefüllt werden.
    .not-done = { nothing-signed }
    .next = { $about } ausfüllen.
error-field-empty-entry = { $about } hat im Entwurf einen Eintrag ohne Inhalt.
    .not-done = { nothing-signed }
    .next = { $about } ausfüllen oder weglassen.
error-field-forbidden-character = { $about } enthält das Zeichen { $character }, das steuert, unsichtbar ist oder die Textrichtung ändert.
    .not-done = { nothing-signed }
    .next = { $about } von Hand neu eingeben; solche Zeichen kommen mit kopiertem Text.
error-field-surrounding-space = { $about } beginnt oder endet mit einem Leerzeichen.
    .not-done = { nothing-signed }
    .next = Das Leerzeichen aus { $about } entfernen.
error-field-not-composed = { $about } enthält Buchstaben, deren Akzente eigene Zeichen sind.
    .not-done = { nothing-signed }
    .next = { $about } von Hand neu eingeben.
error-field-too-long = { $about } hat mehr als { $max } Zeichen.
    .not-done = { nothing-signed }
    .next = { $about } kürzen.
error-field-too-short = { $about } hat weniger als { $min } Zeichen.
    .not-done = { nothing-signed }
    .next = Mindestens { $min } Zeichen in { $about } eingeben.
error-field-character = { $about } enthält das Zeichen „{ $character }“; erlaubt sind { $set ->
    [digits] Ziffern
    [alphanumeric] die Buchstaben A–Z und a–z sowie Ziffern
    [printable] die Buchstaben A–Z und a–z, Ziffern, Leerzeichen und ' ( ) + , - . / : = ?
   *[ascii] sichtbare ASCII-Zeichen und Leerzeichen
 }.
    .not-done = { nothing-signed }
    .next = Dieses Zeichen aus { $about } entfernen.
error-field-not-email = { $about } ist keine E-Mail-Adresse.
    .not-done = { nothing-signed }
    .next = { $about } in der Form name@domäne eingeben.
error-field-not-upn = { $about } hat nicht die Form benutzer@realm.
    .not-done = { nothing-signed }
    .next = { $about } in der Form benutzer@realm eingeben.
error-field-pattern = { $about } hat nicht die verlangte Form.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] { $about } so eingeben, wie der Hinweis es sagt.
       *[terminal] Siehe den Hinweis des Feldes: countersign procedures PROCEDURE.
    }
error-draft-unknown-field = Das Verfahren hat kein Feld { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Das Verfahren neu wählen.
       *[terminal] Siehe seine Felder: countersign procedures PROCEDURE.
    }
error-draft-nothing-chosen = Kein Schlüssel hat eine Aktion.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Für einen Schlüssel eine Aktion wählen.
       *[terminal] Für einen Schlüssel eine Aktion wählen: --action 9a=add.
    }
error-draft-unknown-key = Das Verfahren befasst sich nicht mit Schlüssel { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Das Verfahren neu wählen.
       *[terminal] Siehe seine Schlüssel: countersign procedures PROCEDURE.
    }
error-draft-algorithm-not-offered = { $offered ->
    [none] Für Schlüssel { $about } wird kein Algorithmus angeboten
   *[other] { $algorithm } wird für Schlüssel { $about } nicht angeboten; angeboten: { $offered }
 }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Einen wählen, den es anbietet.
       *[terminal] Einen wählen, den es anbietet: countersign procedures PROCEDURE.
    }
error-draft-algorithm-of-present-key = Für Schlüssel { $about } ist { $algorithm } gewählt, doch er liegt bereits auf der Karte.
    .not-done = { nothing-signed }
    .next = Den Algorithmus weglassen.
error-draft-no-such-procedure = Das Verfahren nennt für Schlüssel { $about } ein Zertifikatverfahren, das es nicht hat ({ $id }).
    .not-done = { nothing-signed }
    .next = Die Verfahrensbetreuung informieren.
error-value-too-long = „{ the-part }“ im Zertifikat für Schlüssel { $about } hat mehr als { $max } Zeichen.
    .not-done = { nothing-signed }
    .next = Das Feld kürzen, aus dem der Wert kommt.
error-value-character = „{ the-part }“ im Zertifikat für Schlüssel { $about } enthält das Zeichen „{ $character }“, das dort nicht stehen kann.
    .not-done = { nothing-signed }
    .next = Das Feld berichtigen, aus dem der Wert kommt.
error-value-not-country = „{ the-part }“ im Zertifikat für Schlüssel { $about } ist kein Code aus zwei Großbuchstaben.
    .not-done = { nothing-signed }
    .next = Das Feld berichtigen, aus dem der Wert kommt.
error-value-not-domain-component = „{ the-part }“ im Zertifikat für Schlüssel { $about } ist nicht ein einzelner Teil eines Domänennamens.
    .not-done = { nothing-signed }
    .next = Das Feld berichtigen, aus dem der Wert kommt.
error-value-not-email = „{ the-part }“ im Zertifikat für Schlüssel { $about } ist keine E-Mail-Adresse.
    .not-done = { nothing-signed }
    .next = Das Feld berichtigen, aus dem der Wert kommt.
error-value-not-upn = „{ the-part }“ im Zertifikat für Schlüssel { $about } hat nicht die Form benutzer@realm.
    .not-done = { nothing-signed }
    .next = Das Feld berichtigen, aus dem der Wert kommt.
error-value-not-uri = „{ the-part }“ im Zertifikat für Schlüssel { $about } ist keine absolute URI.
    .not-done = { nothing-signed }
    .next = Das Feld berichtigen, aus dem der Wert kommt.
error-value-not-dns-name = „{ the-part }“ im Zertifikat für Schlüssel { $about } ist kein DNS-Name.
    .not-done = { nothing-signed }
    .next = Das Feld berichtigen, aus dem der Wert kommt.
error-certificate-empty-subject = Das Zertifikat für Schlüssel { $about } hätte ein leeres Subjekt.
    .not-done = { nothing-signed }
    .next = Die Felder ausfüllen, aus denen das Subjekt gebildet wird.
error-certificate-no-key-usage = Keine Schlüsselverwendung des Verfahrens passt zum { $algorithm }-Schlüssel in { $about }.
    .not-done = { nothing-signed }
    .next = Einen anderen Algorithmus oder ein anderes Verfahren wählen.
error-card-no-identity = Die Karte hat nichts, was sie von anderen unterscheidet.
    .not-done = { nothing-signed }
    .next = Die Karte vorpersonalisieren lassen.
error-card-not-in-stock = Die Karte ist nicht im Bestand des Hosts.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Die Karte mit ihrer Produktionsdatei in den Bestand aufnehmen lassen oder eine Karte aus dem Bestand einlegen.
       *[terminal] Die Karte mit ihrer Produktionsdatei in den Bestand aufnehmen: countersign-host cards import. Oder eine Karte aus dem Bestand einlegen.
    }
error-card-not-pre-personalized = Die Karte hat die Produktion ohne Schlüssel verlassen, und das Verfahren ist für vorpersonalisierte Karten.
    .not-done = { nothing-signed }
    .next = Ein Verfahren für leere Karten oder eine andere Karte wählen.
error-card-not-blank = Die Karte hat die Produktion mit Schlüsseln verlassen, und das Verfahren ist für leere Karten.
    .not-done = { nothing-signed }
    .next = Ein Verfahren für vorpersonalisierte Karten oder eine andere Karte wählen.
error-card-no-serial = Die Karte nennt keine Seriennummer, und das Verfahren ist für bestimmte Seriennummern.
    .not-done = { nothing-signed }
    .next = Ein anderes Verfahren oder eine andere Karte wählen.
error-card-serial-not-in-range = Die Seriennummer { $serial } der Karte gehört nicht zu denen, für die das Verfahren ist.
    .not-done = { nothing-signed }
    .next = Ein anderes Verfahren oder eine andere Karte wählen.
error-key-not-in-procedure = Das Verfahren befasst sich nicht mit Schlüssel { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Das Verfahren neu wählen.
       *[terminal] Siehe seine Schlüssel: countersign procedures PROCEDURE.
    }
error-action-not-offered = Das Verfahren bietet „{ action-name }“ für Schlüssel { $about } nicht an.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Eine Aktion wählen, die es anbietet.
       *[terminal] Eine Aktion wählen, die es anbietet: countersign procedures PROCEDURE.
    }
error-key-no-room = Die Karte hat keinen Platz für Schlüssel { $about }.
    .not-done = { nothing-signed }
    .next = Einen anderen Schlüssel oder eine andere Karte wählen.
error-card-pin-blocked = Die PIN der Karte ist blockiert, und ohne sie lässt sich kein Schlüssel nachweisen.
    .not-done = { nothing-signed }
    .next = Die Karte mit { unblock-where } entsperren. Eine nie ausgestellte kommt zurück in den Bestand.
error-certificate-there = Für Schlüssel { $about } gibt es bereits { $what ->
    [transport] ein Transportzertifikat
    [own] ein gültiges Zertifikat des Hosts
    [spent] ein Zertifikat des Hosts, das nicht mehr brauchbar ist
    [malformed] etwas, das kein Zertifikat ist
   *[foreign] ein Zertifikat eines anderen Ausstellers
 }.
    .not-done = { nothing-signed }
    .next = „Ersetzen“ wählen; das tritt an seine Stelle.
error-nothing-there = Für Schlüssel { $about } gibt es kein Zertifikat, das ersetzt werden könnte.
    .not-done = { nothing-signed }
    .next = „Hinzufügen“ wählen; das macht das erste.
error-no-key = In { $about } liegt kein Schlüssel.
    .not-done = { nothing-signed }
    .next = Einen anderen Schlüssel wählen oder ein Verfahren, das ihn erzeugt.
error-key-not-certified = Der Host hat für den Schlüssel in { $about } kein gültiges Zertifikat.
    .not-done = { nothing-signed }
    .next = „Hinzufügen“ oder „Ersetzen“ wählen.
error-no-production-key = Die Produktion hat in { $about } keinen Schlüssel verzeichnet.
    .not-done = { nothing-signed }
    .next = Einen anderen Schlüssel wählen oder ein Verfahren, das ihn erzeugt.
error-another-key = Die Karte enthält in { $about } einen anderen Schlüssel, als der Host verzeichnet hat.
    .not-done = { nothing-signed }
    .next = Die Karte aus dem Verkehr ziehen und melden.
error-algorithm-not-accepted = Der Schlüssel in { $about } ist { $algorithm }, und das Verfahren akzeptiert { $accepted }.
    .not-done = { nothing-signed }
    .next = Ein anderes Verfahren oder eine andere Karte wählen.
error-live-certificate = Ein neuer Schlüssel in { $about } würde einen überschreiben, dessen Zertifikat möglicherweise in Gebrauch ist.
    .not-done = { nothing-signed }
    .next = Ein Verfahren wählen, das Schlüssel ersetzt, oder das Zertifikat zuerst widerrufen.
error-identity-key = Der Host erkennt die Karte am Schlüssel in { $about }: Er kann nicht überschrieben werden.
    .not-done = { nothing-signed }
    .next = Diesen Schlüssel lassen, wie er ist.
error-no-key-policies = Die Karte kann Schlüssel { $about } nicht die PIN- oder Berührungsrichtlinie geben, die das Verfahren verlangt.
    .not-done = { nothing-signed }
    .next = Ein anderes Verfahren oder eine andere Karte wählen.
error-pin-too-short = Die PIN hat weniger als { $min } Ziffern.
    .not-done = Die Karte hat sie nicht gesehen.
    .next = Eine andere PIN wählen.
error-pin-too-long = Die PIN hat mehr als { $max } Ziffern.
    .not-done = Die Karte hat sie nicht gesehen.
    .next = Eine andere PIN wählen.
error-pin-not-digits = Die PIN enthält andere Zeichen als Ziffern.
    .not-done = Die Karte hat sie nicht gesehen.
    .next = Eine andere PIN wählen.
error-pin-repeats = Die PIN ist durchgehend dieselbe Ziffer.
    .not-done = Die Karte hat sie nicht gesehen.
    .next = Eine andere PIN wählen.
error-pin-sequence = Die PIN ist eine auf- oder absteigende Ziffernfolge.
    .not-done = Die Karte hat sie nicht gesehen.
    .next = Eine andere PIN wählen.
error-pin-factory = Die PIN ist die, die Karten ab Werk haben.
    .not-done = Die Karte hat sie nicht gesehen.
    .next = Eine andere PIN wählen.
error-no-system-pin = Es ließ sich keine PIN erzeugen, die den Regeln des Verfahrens entspricht.
    .not-done = { nothing-signed }
    .next = Die PIN-Regeln des Verfahrens überprüfen lassen.
error-action-not-possible = „{ action-name }“ ist für Schlüssel { $about } nicht möglich.
    .not-done = { nothing-signed }
    .next = Für diesen Schlüssel eine andere Aktion oder ein anderes Verfahren wählen.
error-nothing-generated = Schlüssel { $about } wird nicht erzeugt; deshalb kann für ihn kein Algorithmus gewählt werden.
    .not-done = { nothing-signed }
    .next = Den Algorithmus weglassen oder eine Aktion wählen, die den Schlüssel erzeugt.
error-field-not-hideable = { $about } kann weder aus- noch eingeblendet werden.
    .not-done = Der Entwurf ist unverändert.
    .next = Das Feld lassen, wie es ist.
error-not-transport-certificate = Das Zertifikat für Schlüssel { $about } ist kein Transportzertifikat, und das Verfahren ersetzt nichts anderes.
    .not-done = { nothing-signed }
    .next = Ein anderes Verfahren wählen oder diesen Schlüssel lassen, wie er ist.
error-template-unclosed-brace = Für Schlüssel { $about } hat eine Vorlage des Verfahrens bei Zeichen { $position } eine Klammer, die nicht geschlossen wird.
    .not-done = { nothing-signed }
    .next = Die Verfahrensbetreuung informieren.
error-template-stray-brace = Für Schlüssel { $about } hat eine Vorlage des Verfahrens bei Zeichen { $position } eine Klammer, die nichts schließt.
    .not-done = { nothing-signed }
    .next = Die Verfahrensbetreuung informieren.
error-template-malformed-field = Für Schlüssel { $about } hat eine Vorlage des Verfahrens bei Zeichen { $position } „{ $name }“; das ist kein Feldname.
    .not-done = { nothing-signed }
    .next = Die Verfahrensbetreuung informieren.
error-key-in-use = Der Schlüssel in { $about } ist in Gebrauch: Er steht zweimal im Auftrag oder hat ein gültiges Zertifikat für eine andere Karte, einen anderen Platz oder einen anderen Inhaber.
    .not-done = Es wurde nichts ausgestellt.
    .next = „Ersetzen“ wählen oder ein Verfahren, das einen neuen Schlüssel erzeugt. Kam der Schlüssel aus der Produktion, die Karte aus dem Verkehr ziehen und melden.
error-key-algorithm = Der in { $about } erzeugte Schlüssel hat nicht den gewählten Algorithmus.
    .not-done = Es wurde nichts ausgestellt.
    .next = Erneut einreichen. Bleibt es dabei, eine andere Karte verwenden.
error-certificate-not-encodable = Das Zertifikat für Schlüssel { $about } kann nicht gebildet werden.
    .not-done = Es wurde nichts ausgestellt.
    .next = Die Felder prüfen, aus denen Subjekt und alternative Namen gebildet werden.

### Cards that come from their factory.

the-secret = { $secret ->
    [pin] die PIN
    [puk] die PUK
   *[management-key] den Karten-Management-Schlüssel
 }
error-card-not-factory-new = Die Karte ist nicht im Bestand des Hosts, und sie gibt nicht an, dass ihre PIN, ihre PUK und ihr Karten-Management-Schlüssel die ab Werk sind.
    .not-done = { nothing-signed }
    .next = Eine neue Karte verwenden oder diese mit den Angaben der Produktion in den Bestand aufnehmen lassen.
error-factory-secret-left = Die Karte hat noch { the-secret } ab Werk, allgemein bekannt, und dieses Verfahren würde es dabei belassen.
    .not-done = { nothing-signed }
    .next = Ein Verfahren verwenden, das { the-secret } setzt.
error-management-key-stays = Die Karte hat den Karten-Management-Schlüssel ab Werk, den jeder kennt, und lässt ihn von niemandem ersetzen.
    .not-done = { nothing-signed }
    .next = Eine andere Karte verwenden oder dieser von der Produktion einen eigenen Karten-Management-Schlüssel geben lassen.
error-tries-not-offered = Das Verfahren legt fest, wie oft PIN und PUK falsch eingegeben werden dürfen, und die Karte bietet das nicht.
    .not-done = { nothing-signed }
    .next = Eine andere Karte verwenden oder ein Verfahren, das dies der Karte überlässt.
error-tries-with-keys = Wie oft PIN und PUK falsch eingegeben werden dürfen, wird festgelegt, bevor ein Schlüssel auf der Karte ist, und diese Karte hat einen.
    .not-done = { nothing-signed }
    .next = Eine Karte ohne Schlüssel verwenden oder ein Verfahren, das dies der Karte überlässt.
error-pin-of-holder-data = Die PIN kommt in dem vor, was zum Inhaber eingegeben wurde.
    .not-done = Die Karte hat sie nicht gesehen; es wurde kein Versuch verbraucht.
    .next = Eine PIN wählen, die in keiner Nummer und keinem Datum des Formulars vorkommt.
