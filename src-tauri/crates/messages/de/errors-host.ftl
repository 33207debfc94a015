### What the host refuses, by the code of its refusal, and what can be wrong with reaching it.
### The text: what happened. not-done: what was not done, or what is true now. next: what to do.

error-not-signed-in = Der Host kennt diese Sitzung nicht, oder sie ist beendet.
    .not-done = Der Host hat nichts getan.
    .next = Mit der Bearbeiterkarte neu anmelden.
error-unknown-officer = Kein Bearbeiter beim Host hat das Zertifikat dieser Karte.
    .not-done = Sie sind nicht angemeldet; es wurde nichts ausgestellt.
    .next = { $in ->
        [window] Prüfen, ob im Kartenleser für die Bearbeiterkarte diese liegt. Eine neue Karte beim Host bekannt machen lassen.
       *[terminal] Prüfen, ob im Kartenleser für die Bearbeiterkarte diese liegt. Eine neue Karte wird beim Host bekannt gemacht: countersign-host officers add.
    }
error-officer-certificate = Der Host hat das Zertifikat des Bearbeiters nicht angenommen: { $why ->
    [outside-validity] Es ist abgelaufen oder noch nicht gültig
    [revoked] Es wurde widerrufen
    [untrusted] Es wurde nicht von einer Zertifizierungsstelle ausgestellt, der der Host vertraut
    [wrong-usage] Es ist nicht für diese Verwendung bestimmt
   *[malformed] Es ist nicht lesbar
 }.
    .not-done = Es wurde nichts ausgestellt; die Karte des Inhabers ist unverändert.
    .next = Eine Bearbeiterkarte mit gültigem Zertifikat verwenden.
error-missing-role = Ihnen fehlt die Rolle „{ $role ->
    [issue-certificate] Zertifikat ausstellen
    [revoke-certificate] Zertifikat widerrufen
    [recover-key] Schlüssel wiederherstellen
    [approve-recovery] Wiederherstellung genehmigen
    [manage-pin-letters] PIN-Briefe verwalten
    [unblock-card] Karte entsperren
    [use-puk] PUK verwenden
   *[other] { $role }
 }“.
    .not-done = Es wurde nichts ausgestellt oder widerrufen; die Karte des Inhabers ist unverändert.
    .next = Einem Bearbeiter mit dieser Rolle überlassen oder sich die Rolle beim Host geben lassen.
error-unknown-procedure = Für Sie gibt es kein Verfahren „{ $id }“.
    .not-done = Es wurde nichts signiert oder ausgestellt.
    .next = { $in ->
        [window] Eines in der Liste wählen.
       *[terminal] Eines aus der Liste wählen: countersign procedures.
    }
error-stale-revision = Das Verfahren „{ $id }“ wurde beim Host inzwischen geändert oder geschlossen.
    .not-done = Es wurde nichts ausgestellt; die Karte des Inhabers ist unverändert.
    .next = Die Verfahren neu laden, den Entwurf erneut ansehen und einreichen.
error-unknown-card = Diese Karte ist nicht im Bestand des Hosts.
    .not-done = Es wurde nichts ausgestellt; die Karte ist unverändert.
    .next = { $in ->
        [window] Prüfen, ob im Kartenleser für die Karte des Inhabers die richtige liegt. Wenn ja, sie mit ihrer Produktionsdatei in den Bestand aufnehmen lassen.
       *[terminal] Prüfen, ob im Kartenleser für die Karte des Inhabers die richtige liegt. Karten kommen durch ihre Produktionsdatei in den Bestand: countersign-host cards import.
    }
error-draft-refused = Der Host hat den Entwurf abgelehnt{ $in ->
    [window] {""}
   *[terminal] : { $faults ->
        [one] Er verletzt eine Regel des Verfahrens
       *[other] Er verletzt { $faults } Regeln des Verfahrens
    }
 }.
    .not-done = Es wurde nichts ausgestellt; die Karte des Inhabers ist unverändert.
    .next = Das Genannte berichtigen und erneut einreichen.
error-document = Der Host hat das signierte Dokument nicht angenommen: { $why ->
    [form] Es hat nicht die akzeptierte Form
    [algorithm] Es verwendet einen Algorithmus, der nicht akzeptiert wird
    [digest] Sein Inhalt ist nicht das, was signiert wurde
    [signature] Seine Signatur hält der Prüfung nicht stand
    [signer] Es wurde mit einem anderen Zertifikat signiert
   *[content] Sein Inhalt ist nicht das erwartete Dokument
 }.
    .not-done = Dafür wurde nichts ausgestellt.
    .next = Erneut einreichen. Bleibt es dabei, verändert die Bearbeiterkarte, dieses Programm oder der Weg zum Host die Dokumente: die Host-Betreuung informieren.
error-differs-from-open-request = Der Auftrag weicht von der Eröffnungsanfrage ab, die der Host freigegeben hat: { $what }.
    .not-done = Dafür wurde nichts ausgestellt.
    .next = Erneut einreichen. Bleibt es dabei, die Host-Betreuung informieren: Der Auftrag wurde womöglich unterwegs verändert.
error-nonce-not-good = Die Freigabe des Hosts wurde bereits verwendet oder ist abgelaufen.
    .not-done = Für diesen Auftrag wurde nichts ausgestellt.
    .next = Erneut einreichen; der Host erteilt eine neue Freigabe.
error-order-id-taken = Der Host hat unter der ID dieses Auftrags ein anderes Dokument.
    .not-done = Für dieses Dokument wurde nichts ausgestellt; der frühere Auftrag ist unverändert.
    .next = Erneut einreichen; der Auftrag erhält eine neue ID.
error-proof-refused = Der Nachweis der Karte für Schlüssel { $key } gilt nicht: Die Karte hat diesen Schlüssel womöglich nicht.
    .not-done = Es wurde nichts ausgestellt.
    .next = Die Karte aus dem Verkehr ziehen und untersuchen lassen. Ein in diesem Vorgang auf der Karte erzeugter Schlüssel bleibt dort ohne Zertifikat.
error-not-the-production-key = Schlüssel { $key } ist nicht der, den die Produktion auf die Karte gebracht hat.
    .not-done = Es wurde nichts ausgestellt; die Karte ist unverändert.
    .next = Die Karte aus dem Verkehr ziehen und melden: Ihr Schlüssel wurde ersetzt, oder sie ist nicht die Karte, die sie zu sein scheint.
error-unknown-order = Es gibt keinen solchen Auftrag, oder er gehört einem anderen Bearbeiter.
    .not-done = Es wurde nichts geändert.
    .next = { $in ->
        [window] Die ID prüfen.
       *[terminal] Die ID in der Liste prüfen: countersign orders list.
    }
error-order-state = Der Auftrag ist { $state ->
    [granted] freigegeben, aber noch nicht eingegangen
    [executing] in Ausführung
    [fulfilled] erfüllt, und seine Quittung steht aus
    [completed] abgeschlossen
    [abandoned] verworfen
    [superseded] durch einen anderen Auftrag abgelöst
    [expired] abgelaufen
   *[other] im Zustand { $state }
 }: Das lässt es nicht zu.
    .not-done = Der Auftrag wurde nicht geändert.
    .next = { $in ->
        [window] „Neu laden“ wählen und die Karte erneut ansehen.
       *[terminal] Den Auftrag ansehen: countersign orders show.
    }
error-receipt-refused = Der Host hat die Quittung nicht angenommen: { $what }.
    .not-done = Die Zertifikate sind auf der Karte, aber nicht veröffentlicht; der Auftrag bleibt offen.
    .next = { $in ->
        [window] Die Karte nicht aushändigen. Für sie erneut einreichen; das löst den Auftrag ab und widerruft seine Zertifikate.
       *[terminal] Die Karte nicht aushändigen. Den Auftrag verwerfen, was seine Zertifikate widerruft, und die Karte neu ausstellen.
    }
error-clock-apart = Die Uhr dieses Computers weicht zu weit von der des Hosts ab.
    .not-done = Es wurde nichts ausgestellt.
    .next = Die Uhr dieses Computers stellen; beim Host ist es { $host-time }.
error-malformed = Der Host hat die Anfrage nicht verstanden: { $what }.
    .not-done = Der Host hat nichts getan.
    .next = Prüfen, ob dieses Programm und der Host dieselbe Version haben.
error-internal = Im Host ist etwas fehlgeschlagen.
    .not-done = Ob der Auftrag angenommen wurde, ist nicht sicher; ohne Quittung wird kein Zertifikat veröffentlicht.
    .next = { $in ->
        [window] Erneut versuchen. Bleibt es dabei, die Host-Betreuung informieren; im Protokoll des Hosts stehen die Einzelheiten unter { $reference }.
       *[terminal] Die offenen Aufträge ansehen: countersign orders list. Im Protokoll des Hosts stehen die Einzelheiten unter { $reference }.
    }

### Where PIN and PUK go, and cards that come from their factory.

error-pin-mailer-not-asked-for = Es wurde eine Adresse oder eine Brief-ID angegeben, die das Verfahren nicht verlangt.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] „Neu laden“ wählen und erneut einreichen: Das Verfahren wurde womöglich geändert.
       *[terminal] --pin-mail oder --letter-id weglassen: countersign procedures sagt, wie PIN und PUK den Inhaber erreichen.
    }
error-pin-mailer-no-address = Das Verfahren mailt die PIN, und es wurde keine Adresse angegeben.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Die Adresse eingeben, an die die PIN geht.
       *[terminal] Die Adresse angeben, an die die PIN geht: --pin-mail ADDRESS.
    }
error-pin-mailer-not-an-address = Das ist keine E-Mail-Adresse.
    .not-done = { nothing-signed }
    .next = In der Form name@example.org eingeben, in Buchstaben ohne Akzente und Umlaute.
error-pin-mailer-where-the-card-goes = An diese Adresse wird die Karte gesandt ({ $field }): Wer beides hätte, könnte die Karte benutzen.
    .not-done = { nothing-signed }
    .next = Für die PIN eine andere Adresse angeben.
error-pin-mailer-no-letter-id = Es wurde keine Brief-ID angegeben, oder das Angegebene ist keine.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Die ID eingeben, die auf dem Papier steht: höchstens 32 Buchstaben A–Z, Ziffern und Bindestriche.
       *[terminal] Die ID angeben, die auf dem Papier steht, höchstens 32 Buchstaben A–Z, Ziffern und Bindestriche: --letter-id ID.
    }
error-pin-mailer-letter-id-used = Ein anderer Brief hat die ID { $id }.
    .not-done = { nothing-signed }
    .next = { $next ->
        [none] Das nächste Blatt Papier nehmen und dessen ID angeben.
       *[other] Das nächste Blatt Papier nehmen und dessen ID angeben; die nächste im Voraus angelegte ist { $next }.
    }
error-pin-mailer-mail-not-set-up = Der Host ist nicht für den Mailversand eingerichtet.
    .not-done = { nothing-signed }
    .next = Ein Verfahren verwenden, das die PIN nicht mailt, oder den Mailversand beim Host einrichten lassen.
error-take-in-not-allowed = Die Karte ist nicht im Bestand, und das Verfahren nimmt keine Karten auf.
    .not-done = { nothing-signed }
    .next = Ein Verfahren verwenden, das Karten aufnimmt, oder die Karte in den Bestand aufnehmen lassen.
error-take-in-in-stock = Die Karte ist mit eigenen Geheimnissen im Bestand und gibt an, die ab Werk zu haben.
    .not-done = { nothing-signed }
    .next = Die Karte aus dem Verkehr ziehen und untersuchen lassen: Womöglich hat jemand sie zurückgesetzt.
error-take-in-guid-taken = Eine andere Karte des Hosts hat die GUID, die diese erhalten sollte.
    .not-done = { nothing-signed }
    .next = Erneut einreichen: Die Karte erhält eine andere GUID.
error-take-in-no-identity = Die Karte hat nichts, was sie von jeder anderen unterscheidet und was bleibt.
    .not-done = { nothing-signed }
    .next = Eine Karte verwenden, die eine Seriennummer angibt.
