### Archived keys in the window: choosing one, why it is recovered, and what officers say to a recovery.

archive = Archiv
archived-validity = Gültig
archived-key-type = Schlüssel
archived-card = Karte, auf der er war
archived-status-valid = gültig
archived-status-expired = abgelaufen
archived-status-revoked = widerrufen
characters-used = { $used } von { $most }

## In the content table

content-request = Antrag
content-request-of = Wiederherstellungsantrag für { $key }: { $request }
content-search = Suchen…
content-search-for = Im Archiv nach { $key } suchen
content-archives = erzeugen & archivieren
content-recovers = { $keys ->
    [all] alle archivierten Schlüssel des Inhabers
   *[last] der letzte archivierte Schlüssel des Inhabers
 }
content-recovers-chosen = { $id } · { $subject } wiederherstellen
request-yes = Ja
request-none = keiner
request-none-hint = Hier wird kein Schlüssel wiederhergestellt

## Select Archived Key

archive-select-title = Archivierten Schlüssel für { $key } wählen
archive-criteria = Wonach gesucht wird
archive-serial = Seriennummer (hexadezimal)
archive-serial-hint = Vollständig; Doppelpunkte, Leerzeichen und 0x dürfen darin stehen.
archive-subject-hint = Ein Teil davon, mindestens drei Zeichen.
archive-criteria-refer = Beides bezieht sich auf das Zertifikat, das beim Erzeugen des Schlüssels ausgestellt wurde.
archive-found = Gefundene archivierte Zertifikate
archive-details = Das markierte Zertifikat
archive-searching = Archiv wird durchsucht
archive-count = { $more ->
    [yes] Die ersten { $count }: Suche eingrenzen oder mehr laden.
   *[no] { $count ->
        [one] 1 gefunden
       *[other] { $count } gefunden
    }
 }
archive-none-highlighted = Kein Zertifikat ist markiert.
archive-nothing-wanted-title = Noch wird nach nichts gesucht
archive-nothing-wanted-next = Eine Seriennummer oder einen Teil des Subjekts eingeben.
archive-none-found-title = Kein archivierter Schlüssel gefunden
archive-none-found-next = Die Suche ändern. Nur Schlüssel, die der Host erzeugt und archiviert hat, können gefunden werden.
archive-choose-none = Keinen wählen
archive-choose-none-hint = Der Host sucht dann mit den Feldern des Inhabers
archive-ok = OK

## What a recovery needs

recovery = Wiederherstellung
recovery-reason = Grund
recovery-reason-hint = Warum der Schlüssel wiederhergestellt wird. Der Grund wird signiert und im Audit aufbewahrt.
recovery-reason-given = Grund: { $reason }
approvals-needed = { $count ->
    [one] Ein anderer Bearbeiter muss diese Wiederherstellung genehmigen.
   *[other] { $count } andere Bearbeiter müssen diese Wiederherstellung genehmigen.
 }
approvals-cited-none = Kein Wiederherstellungsantrag ist angeführt.
approvals-cited-untold = Was aus dem angeführten Antrag geworden ist, ist noch nicht bekannt.
approvals-cited-pending = Der angeführte Antrag wartet darauf.
approvals-cited-approved = Der angeführte Antrag ist genehmigt.
approvals-cited-refused = Der angeführte Antrag wurde abgelehnt.
approvals-cited-used = Der angeführte Antrag ist verbraucht.
approvals-cited-expired = Der angeführte Antrag ist abgelaufen.
approvals-cited-unknown = Der angeführte Antrag ist nicht mehr da.
approvals-cite = Angeführter Wiederherstellungsantrag
approvals-cite-none = keiner
approvals-request = { $card }, beantragt { $made }
approvals-of = { $approved } von { $needed }
approvals-ask = Genehmigung beantragen
approvals-ask-title = Genehmigung beantragen
approvals-ask-means = Bearbeiter, die genehmigen dürfen, sehen auf der Registerkarte „Archiv“: Inhaber, Zertifikate, Karte, Verfahren und Grund. { $count ->
    [one] Einer von ihnen muss innerhalb von sieben Tagen genehmigen.
   *[other] { $count } von ihnen müssen innerhalb von sieben Tagen genehmigen.
 }
approvals-ask-go = Signieren und beantragen

## The Archive tab

archive-requests = Wiederherstellungsanträge
archive-no-requests-title = Kein Wiederherstellungsantrag ist offen
archive-no-requests-next = Anträge entstehen auf der Registerkarte „Smartcard“, wo ein Verfahren Genehmigungen verlangt. „Neu laden“ sieht erneut nach.
request-title = Wiederherstellungsantrag
request-officer = Beantragt von
request-approvals = Genehmigungen
request-made = Beantragt am
request-expires = Läuft ab
request-holder-field = Inhaber: { $label }
request-refused-by = Abgelehnt von
request-refused-because = Grund
request-keys = { $count ->
    [one] Beantragter Schlüssel
   *[other] Beantragte Schlüssel ({ $count })
 }
request-key = { $id } · { $key-type } · gültig bis { $until } · { $status } · war auf der Karte mit { $card }
request-approve = Genehmigen…
request-refuse = Ablehnen…
request-approve-title = Diese Wiederherstellung genehmigen?
request-approve-means = Die Genehmigung wird mit Ihrer Karte signiert und kann nicht zurückgenommen werden.
request-approve-key = Schlüssel zu { $id }, { $subject }, auf die Karte mit { $card }
request-approve-go = Signieren und genehmigen
request-refuse-title = Diese Wiederherstellung ablehnen?
request-refuse-means = Der Antrag wird geschlossen. Wer ihn gestellt hat, liest den Grund.
request-refuse-missing = Angeben, warum abgelehnt wird.
request-refuse-go = Signieren und ablehnen

## What was done

done-archived = Vom Host erzeugt und archiviert · { $algorithm } · Archivdatensatz { $record }
done-recovered = { $certificate ->
    [new] Mit neuem Zertifikat wiederhergestellt, anstelle von { $id } · { $subject }
   *[reused] Mit seinem Zertifikat { $id } wiederhergestellt · { $subject }
 }
