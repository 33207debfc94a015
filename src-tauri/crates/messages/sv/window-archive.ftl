### Archived keys in the window: choosing one, why it is recovered, and what officers say to a recovery.

archive = Arkiv
archived-validity = Giltigt
archived-key-type = Nyckel
archived-card = Kort som den låg på
archived-status-valid = giltigt
archived-status-expired = utgånget
archived-status-revoked = spärrat
characters-used = { $used } av { $most }

## In the content table

content-request = Begäran
content-request-of = Återställningsbegäran för { $key }: { $request }
content-search = Sök…
content-search-for = Sök i arkivet efter { $key }
content-archives = generera & arkivera
content-recovers = { $keys ->
    [all] innehavarens alla arkiverade nycklar
   *[last] innehavarens sista arkiverade nyckel
 }
content-recovers-chosen = återställ { $id } · { $subject }
request-yes = Ja
request-none = ingen
request-none-hint = Ingen nyckel återställs här

## Select Archived Key

archive-select-title = Välj arkiverad nyckel för { $key }
archive-criteria = Vad som söks
archive-serial = Serienummer (hexadecimalt)
archive-serial-hint = Hela; kolon, mellanslag och 0x får stå i det.
archive-subject-hint = En del av det, minst tre tecken.
archive-criteria-refer = Båda avser det certifikat som utfärdades när nyckeln skapades.
archive-found = Arkiverade certifikat som hittades
archive-details = Det markerade certifikatet
archive-searching = Söker i arkivet
archive-count = { $more ->
    [yes] De första { $count }: förfina sökningen, eller läs in fler.
   *[no] { $count ->
        [one] 1 hittades
       *[other] { $count } hittades
    }
 }
archive-none-highlighted = Inget certifikat är markerat.
archive-nothing-wanted-title = Inget söks ännu
archive-nothing-wanted-next = Skriv ett serienummer eller en del av subjektet.
archive-none-found-title = Ingen arkiverad nyckel hittades
archive-none-found-next = Ändra sökningen. Bara nycklar som värden har genererat och arkiverat kan hittas.
archive-choose-none = Välj ingen
archive-choose-none-hint = Värden söker då med innehavarens fält
archive-ok = OK

## What a recovery needs

recovery = Återställning
recovery-reason = Orsak
recovery-reason-hint = Varför nyckeln återställs. Orsaken signeras och sparas i granskningsloggen.
recovery-reason-given = Orsak: { $reason }
approvals-needed = { $count ->
    [one] En annan handläggare måste godkänna denna återställning.
   *[other] { $count } andra handläggare måste godkänna denna återställning.
 }
approvals-cited-none = Ingen återställningsbegäran är åberopad.
approvals-cited-untold = Vad som hänt med den åberopade begäran är inte känt ännu.
approvals-cited-pending = Den åberopade begäran väntar på det.
approvals-cited-approved = Den åberopade begäran är godkänd.
approvals-cited-refused = Den åberopade begäran avslogs.
approvals-cited-used = Den åberopade begäran är förbrukad.
approvals-cited-expired = Den åberopade begäran har förfallit.
approvals-cited-unknown = Den åberopade begäran finns inte längre.
approvals-cite = Åberopad återställningsbegäran
approvals-cite-none = ingen
approvals-request = { $card }, begärd { $made }
approvals-of = { $approved } av { $needed }
approvals-ask = Begär godkännande
approvals-ask-title = Begär godkännande
approvals-ask-means = Handläggare som får godkänna ser på fliken ”Arkiv”: innehavare, certifikat, kort, procedur och orsak. { $count ->
    [one] En av dem måste godkänna inom sju dagar.
   *[other] { $count } av dem måste godkänna inom sju dagar.
 }
approvals-ask-go = Signera och begär

## The Archive tab

archive-requests = Återställningsbegäranden
archive-no-requests-title = Ingen återställningsbegäran är öppen
archive-no-requests-next = En sådan görs på fliken ”Smartkort”, där en procedur kräver godkännanden. ”Läs om” tittar igen.
request-title = Återställningsbegäran
request-officer = Begärd av
request-approvals = Godkännanden
request-made = Begärd
request-expires = Förfaller
request-holder-field = Innehavare: { $label }
request-refused-by = Avslagen av
request-refused-because = Orsak
request-keys = { $count ->
    [one] Begärd nyckel
   *[other] Begärda nycklar ({ $count })
 }
request-key = { $id } · { $key-type } · giltigt till { $until } · { $status } · låg på kortet med { $card }
request-approve = Godkänn…
request-refuse = Avslå…
request-approve-title = Godkänn denna återställning?
request-approve-means = Godkännandet signeras med ditt kort och kan inte tas tillbaka.
request-approve-key = Nyckel till { $id }, { $subject }, till kortet med { $card }
request-approve-go = Signera och godkänn
request-refuse-title = Avslå denna återställning?
request-refuse-means = Begäran stängs. Handläggaren som gjorde den läser orsaken.
request-refuse-missing = Ange varför den avslås.
request-refuse-go = Signera och avslå

## What was done

done-archived = Genererad av värden och arkiverad · { $algorithm } · arkivpost { $record }
done-recovered = { $certificate ->
    [new] Återställd med ett nytt certifikat, i stället för { $id } · { $subject }
   *[reused] Återställd med sitt certifikat { $id } · { $subject }
 }
