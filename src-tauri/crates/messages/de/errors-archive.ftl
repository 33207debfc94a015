### Keys that are archived or recovered: what is refused, here or by the host, and why.

nothing-recovered = Es wurde nichts wiederhergestellt oder ausgestellt; die Karte des Inhabers ist unverändert.
nothing-searched = Das Archiv wurde nicht durchsucht.
nothing-decided = Der Wiederherstellungsantrag ist unverändert.
request-state = { $state ->
    [pending] wartet auf Genehmigungen
    [approved] wurde bereits genehmigt
    [refused] wurde abgelehnt
    [used] wurde durch einen Auftrag verbraucht
   *[expired] ist abgelaufen
 }

error-no-import = Die Karte nimmt keinen privaten Schlüssel von außen an; { $about } kann deshalb keinen archivierten erhalten.
    .not-done = { nothing-signed }
    .next = Eine Karte verwenden, in die private Schlüssel importiert werden können, oder diesen Schlüssel weglassen.
error-no-import-of-algorithm = Die Karte nimmt von außen { $imported } an, und der Schlüssel für { $about } wäre { $made }.
    .not-done = { nothing-signed }
    .next = Eine Karte verwenden, die solche Schlüssel annimmt, oder diesen Schlüssel weglassen.
error-recovered-key-not-taken = Der wiederhergestellte Schlüssel für { $key } ist { $algorithm }, und die Karte nimmt von außen { $imported } an.
    .not-done = { nothing-recovered }
    .next = Eine Karte verwenden, die solche Schlüssel annimmt.
error-place-taken = Der Platz { $key } für ausgemusterte Schlüssel ist nicht frei, obwohl er es beim Lesen der Karte war.
    .not-done = Es wurde nichts auf die Karte geschrieben.
    .next = { $in ->
        [window] „Neu laden“ wählen und erneut einreichen.
       *[terminal] Erneut einreichen: Die freien Plätze werden von der Karte gelesen.
    }
error-draft-certificate-of-other-key = Für { $about } ist ein archiviertes Zertifikat angegeben, doch der Schlüssel kommt nicht aus dem Archiv.
    .not-done = { nothing-signed }
    .next = Das Zertifikat weglassen.
error-recovery-no-certificate-chosen = Für { $about } ist kein archiviertes Zertifikat gewählt.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] In der Zeile { $about } „Suchen“ wählen und das Zertifikat nehmen, dessen Schlüssel wiederhergestellt werden soll.
       *[terminal] Mit countersign archive search suchen und angeben: --recover { $about }=ID.
    }
error-recovery-no-holder = Der Schlüssel für { $about } wird nach { $field } gesucht, und das ist leer.
    .not-done = { nothing-signed }
    .next = { $field } ausfüllen.
error-recovery-no-reason = Eine Wiederherstellung braucht einen Grund von 1 bis { $max } Zeichen.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] In einem Satz angeben, warum der Schlüssel wiederhergestellt wird.
       *[terminal] In einem Satz angeben, warum der Schlüssel wiederhergestellt wird: --reason.
    }
error-recovery-reason-character = Der Grund enthält das Zeichen { $character }, das steuert, unsichtbar ist oder die Textrichtung ändert.
    .not-done = { nothing-signed }
    .next = Den Grund von Hand neu eingeben; solche Zeichen kommen mit kopiertem Text.
error-recovery-no-request = Die Wiederherstellung für { $about } braucht { $approvals ->
    [one] die Genehmigung eines anderen Bearbeiters
   *[other] die Genehmigung von { $approvals } anderen Bearbeitern
 }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Die Genehmigungen beantragen und einreichen, sobald sie erteilt sind.
       *[terminal] Die Genehmigungen mit countersign recovery request beantragen und den Antrag anführen, sobald sie erteilt sind: --request.
    }
error-draft-nothing-recovered = Der Entwurf enthält Angaben zu einer Wiederherstellung, stellt aber keinen Schlüssel wieder her.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] „Antrag“ auf „Ja“ setzen, wo ein Schlüssel wiederhergestellt werden soll.
       *[terminal] Den Schlüssel angeben: --recover. Oder Grund und Antrag weglassen.
    }
error-recovery-no-retired-place = { $about } ist kein freier Platz für ausgemusterte Schlüssel, den das Verfahren unberührt lässt.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] „Neu laden“ wählen und erneut einreichen.
       *[terminal] Erneut einreichen: Die freien Plätze werden von der Karte gelesen.
    }
error-nothing-recovered = Der Schlüssel in { $key } kommt nicht aus dem Archiv.
    .not-done = Der Entwurf ist unverändert.
    .next = { $in ->
        [window] Eine andere Zeile wählen oder ein Verfahren, das diesen Schlüssel wiederherstellt.
       *[terminal] Einen anderen Schlüssel wählen oder ein Verfahren, das diesen wiederherstellt: countersign procedures.
    }
error-request-digest-malformed = Das ist nicht der Digest eines Wiederherstellungsantrags.
    .not-done = Der Entwurf ist unverändert.
    .next = { $in ->
        [window] Den Antrag in der Liste wählen.
       *[terminal] Den ganzen Digest aus der Liste kopieren: countersign recovery list.
    }

error-serial-malformed = „{ $typed }“ ist keine Seriennummer.
    .not-done = { nothing-searched }
    .next = In hexadezimalen Ziffern eingeben; Doppelpunkte, Leerzeichen, 0x und führende Nullen spielen keine Rolle.
error-certificate-id-malformed = „{ $id }“ ist keine Zertifikat-ID.
    .not-done = { nothing-searched }
    .next = Die Dezimalzahl angeben, die der Host dem Zertifikat gegeben hat.
error-subject-too-short = Nach einem Subjekt wird mit mindestens { $min } Zeichen gesucht.
    .not-done = { nothing-searched }
    .next = Mehr davon eingeben.
error-subject-too-long = Nach einem Subjekt wird mit höchstens { $max } Zeichen gesucht.
    .not-done = { nothing-searched }
    .next = Weniger davon eingeben.
error-nothing-to-search-for = Es wurde nichts angegeben, wonach gesucht werden soll.
    .not-done = { nothing-searched }
    .next = { $in ->
        [window] Eine Seriennummer oder einen Teil des Subjekts eingeben.
       *[terminal] --serial, --subject oder --id angeben.
    }

error-recovery-nothing-to-approve = Nichts von dem, was hier wiederhergestellt wird, braucht eine Genehmigung.
    .not-done = Niemand wurde gefragt.
    .next = Ohne Genehmigung einreichen.
error-recovery-request-incomplete = Die Wiederherstellung kann noch nicht beantragt werden.
    .not-done = Niemand wurde gefragt; es wurde nichts signiert.
    .next = Das Genannte berichtigen und erneut beantragen.
error-recovery-request-not-accepted = Der Wiederherstellungsantrag, wie ihn der Host zeigte, wurde nicht angenommen: { $why ->
    [signer-certificate] Das Zertifikat, mit dem er signiert ist, ist nicht in Ordnung
   *[document] Seine Signatur oder seine Form ist nicht in Ordnung
 }.
    .not-done = { nothing-decided }
    .next = Nicht darüber entscheiden. Die Host-Betreuung informieren.
error-refusal-reason-malformed = Eine Ablehnung hat einen Grund von 1 bis { $max } Zeichen.
    .not-done = { nothing-decided }
    .next = { $in ->
        [window] In einem Satz angeben, warum abgelehnt wird.
       *[terminal] In einem Satz angeben, warum abgelehnt wird: --reason.
    }

error-recovery-none-found = Im Archiv wurde nach { $fields } kein Schlüssel gefunden.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] Diese Felder prüfen, oder „Suchen“ wählen und das Zertifikat nehmen, dessen Schlüssel gemeint ist.
       *[terminal] Diese Felder prüfen oder das Zertifikat angeben, dessen Schlüssel gemeint ist: --recover KEY=ID.
    }
error-recovery-several-holders = Nach { $fields } wurden Schlüssel von mehr als einem Inhaber gefunden.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] „Suchen“ wählen und das Zertifikat nehmen, dessen Schlüssel gemeint ist.
       *[terminal] Das Zertifikat angeben, dessen Schlüssel gemeint ist: --recover KEY=ID. Zu finden mit: countersign archive search.
    }
error-recovery-not-archived = Zu Zertifikat { $id } gibt es keinen archivierten Schlüssel.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] „Suchen“ wählen und ein anderes Zertifikat nehmen.
       *[terminal] Das Zertifikat suchen: countersign archive search.
    }
error-recovery-other-holder = Der Schlüssel zu Zertifikat { $id } gehört einem anderen Inhaber; abweichend: { $fields }.
    .not-done = { nothing-recovered }
    .next = Diese Felder und das Zertifikat prüfen. Der Schlüssel eines anderen Inhabers braucht ein Verfahren, das dies vorsieht, und Genehmigungen.
error-recovery-more-places-needed = Der Inhaber hat { $keys } archivierte Schlüssel, und die Karte hat dafür { $places ->
    [one] einen Platz
   *[other] { $places } Plätze
 }.
    .not-done = { nothing-recovered }
    .next = Eine Karte verwenden, die mehr freie Plätze für ausgemusterte Schlüssel meldet, oder ein Verfahren, das nur den letzten Schlüssel wiederherstellt.
error-recovery-signing-key = Ein Signaturschlüssel wird nie archiviert.
    .not-done = { nothing-recovered }
    .next = Die Verfahrensbetreuung informieren.
error-recovery-unknown-request = Für Sie ist kein solcher Wiederherstellungsantrag sichtbar.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] Einen Antrag in der Liste wählen.
       *[terminal] Die Liste ansehen: countersign recovery list.
    }
error-recovery-request-state = Der Wiederherstellungsantrag { request-state }.
    .not-done = Es wurde nichts wiederhergestellt, genehmigt oder abgelehnt.
    .next = { $in ->
        [window] Die Anträge ansehen oder erneut beantragen.
       *[terminal] Die Anträge ansehen, countersign recovery list, oder erneut beantragen.
    }
error-recovery-approvals-missing = Der Wiederherstellungsantrag hat { $given } von { $needed } Genehmigungen.
    .not-done = { nothing-recovered }
    .next = Erneut einreichen, sobald die anderen genehmigt haben.
error-recovery-differs-from-request = Das Eingereichte ist nicht das Genehmigte: { $what ->
    [holder] Der Inhaber weicht ab
    [certificates] Die Schlüssel weichen ab
    [card] Die Karte weicht ab
    [procedure] Das Verfahren wurde geändert oder ist ein anderes
    [reason] Der Grund weicht ab
   *[other] { $what } weicht ab
 }.
    .not-done = { nothing-recovered }
    .next = Genau das Genehmigte einreichen oder Genehmigungen hierfür beantragen.
error-recovery-own-request = Wer eine Wiederherstellung beantragt, genehmigt sie nicht.
    .not-done = { nothing-decided }
    .next = Andere Bearbeiter darüber entscheiden lassen.
error-recovery-decided-already = Sie haben über diesen Wiederherstellungsantrag bereits entschieden.
    .not-done = { nothing-decided }
    .next = Andere Bearbeiter darüber entscheiden lassen.
error-recovery-compromised = Das Zertifikat { $id } wurde wegen Schlüsselkompromittierung widerrufen: Sein Schlüssel erhält kein neues Zertifikat.
    .not-done = { nothing-recovered }
    .next = Den Schlüssel mit seinem bisherigen Zertifikat auf einen Platz für ausgemusterte Schlüssel wiederherstellen, damit alte E-Mails lesbar sind. Für neue E-Mails einen neuen Schlüssel ausstellen.
error-recovery-too-many-requests = Sie haben { $max } offene Wiederherstellungsanträge, und mehr darf niemand haben.
    .not-done = Es wurde keine Wiederherstellung beantragt.
    .next = Erneut beantragen, sobald einige davon verbraucht, abgelehnt oder abgelaufen sind.
error-recovery-record-not-good = Der archivierte Schlüssel zu Zertifikat { $id } ist nicht verwendbar: Sein Datensatz wurde verändert oder passt nicht zum Zertifikat.
    .not-done = { nothing-recovered }
    .next = Die Host-Betreuung informieren; das Audit des Hosts nennt den Datensatz.

error-key-package-not-accepted = Der Schlüssel, den der Host für { $key } geliefert hat, wurde nicht angenommen: { $why ->
    [document] Seine Signatur oder seine Form ist nicht in Ordnung
    [signer-certificate] Er ist nicht von der Schlüsselerzeugungsstelle des Hosts signiert
   *[sealed] Er lässt sich nicht öffnen oder ist für einen anderen Auftrag oder Platz
 }.
    .not-done = Es wurde nichts auf die Karte geschrieben.
    .next = Prüfen, ob die Adresse die des Hosts ist, und die Host-Betreuung informieren.
error-delivered-key-differs = Der Schlüssel, den der Host für { $key } geliefert hat, ist nicht der seines Zertifikats.
    .not-done = Es wurde nichts auf die Karte geschrieben.
    .next = Die Host-Betreuung informieren.
