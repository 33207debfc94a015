### What stands between a draft and its submission, and why an action cannot be taken.
### $about is the field's label, or its name where no label is known, or the key's name.

the-part = { $part ->
    [country] land
    [state] län
    [locality] ort
    [organization] organisation
    [organizational-unit] organisationsenhet
    [domain-component] domänkomponent
    [common-name] namn (CN)
    [given-name] förnamn
    [surname] efternamn
    [title] titel
    [serial-number] attributet serialNumber
    [user-id] användar-id
    [email] e-postadress
    [upn] UPN
    [uri] URI
    [dns] DNS-namn
   *[other] { $part }
 }

nothing-signed = Inget signerades eller utfärdades; innehavarens kort är oförändrat.
action-name = { $action ->
    [add] Lägg till
    [redo] Gör om
    [issue] Utfärda
    [recover] Återställ
   *[other] { $action }
 }

error-field-required = { $about } måste fyllas i.
    .not-done = { nothing-signed }
    .next = Fyll i { $about }.
error-field-empty-entry = { $about } har en post i utkastet men inget innehåll.
    .not-done = { nothing-signed }
    .next = Fyll i { $about }, eller utelämna det.
error-field-forbidden-character = { $about } har tecknet { $character }, som styr, inte syns eller vänder textens riktning.
    .not-done = { nothing-signed }
    .next = Skriv { $about } på nytt för hand; sådana tecken följer med kopierad text.
error-field-surrounding-space = { $about } börjar eller slutar med ett mellanslag.
    .not-done = { nothing-signed }
    .next = Ta bort mellanslaget ur { $about }.
error-field-not-composed = { $about } har bokstäver vars accenter är egna tecken.
    .not-done = { nothing-signed }
    .next = Skriv { $about } på nytt för hand.
error-field-too-long = { $about } har fler än { $max } tecken.
    .not-done = { nothing-signed }
    .next = Korta { $about }.
error-field-too-short = { $about } har färre än { $min } tecken.
    .not-done = { nothing-signed }
    .next = Skriv minst { $min } tecken i { $about }.
error-field-character = { $about } har tecknet ”{ $character }”; tillåtet är { $set ->
    [digits] siffror
    [alphanumeric] bokstäverna A–Z och a–z samt siffror
    [printable] bokstäverna A–Z och a–z, siffror, mellanslag och ' ( ) + , - . / : = ?
   *[ascii] synliga ASCII-tecken och mellanslag
 }.
    .not-done = { nothing-signed }
    .next = Ta bort det tecknet ur { $about }.
error-field-not-email = { $about } är ingen e-postadress.
    .not-done = { nothing-signed }
    .next = Skriv { $about } som namn@domän.
error-field-not-upn = { $about } har inte formen användare@realm.
    .not-done = { nothing-signed }
    .next = Skriv { $about } som användare@realm.
error-field-pattern = { $about } har inte den form som begärs.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Skriv { $about } så som tipset säger.
       *[terminal] Se fältets tips: countersign procedures PROCEDURE.
    }
error-draft-unknown-field = Proceduren har inget fält { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Välj proceduren på nytt.
       *[terminal] Se dess fält: countersign procedures PROCEDURE.
    }
error-draft-nothing-chosen = Ingen nyckel har någon åtgärd.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Välj en åtgärd för en nyckel.
       *[terminal] Välj en åtgärd för en nyckel: --action 9a=add.
    }
error-draft-unknown-key = Proceduren hanterar inte nyckel { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Välj proceduren på nytt.
       *[terminal] Se dess nycklar: countersign procedures PROCEDURE.
    }
error-draft-algorithm-not-offered = { $offered ->
    [none] Ingen algoritm erbjuds för nyckel { $about }
   *[other] { $algorithm } erbjuds inte för nyckel { $about }; erbjuds: { $offered }
 }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Välj en som den erbjuder.
       *[terminal] Välj en som den erbjuder: countersign procedures PROCEDURE.
    }
error-draft-algorithm-of-present-key = { $algorithm } är vald för nyckel { $about }, som redan ligger på kortet.
    .not-done = { nothing-signed }
    .next = Utelämna algoritmen.
error-draft-no-such-procedure = Proceduren anger för nyckel { $about } en certifikatprocedur som den inte har ({ $id }).
    .not-done = { nothing-signed }
    .next = Meddela den som ansvarar för procedurerna.
error-value-too-long = ”{ the-part }” i certifikatet för nyckel { $about } har fler än { $max } tecken.
    .not-done = { nothing-signed }
    .next = Korta fältet som värdet kommer från.
error-value-character = ”{ the-part }” i certifikatet för nyckel { $about } har tecknet ”{ $character }”, som inte kan stå där.
    .not-done = { nothing-signed }
    .next = Rätta fältet som värdet kommer från.
error-value-not-country = ”{ the-part }” i certifikatet för nyckel { $about } är inte en kod med två versaler.
    .not-done = { nothing-signed }
    .next = Rätta fältet som värdet kommer från.
error-value-not-domain-component = ”{ the-part }” i certifikatet för nyckel { $about } är inte en enda del av ett domännamn.
    .not-done = { nothing-signed }
    .next = Rätta fältet som värdet kommer från.
error-value-not-email = ”{ the-part }” i certifikatet för nyckel { $about } är ingen e-postadress.
    .not-done = { nothing-signed }
    .next = Rätta fältet som värdet kommer från.
error-value-not-upn = ”{ the-part }” i certifikatet för nyckel { $about } har inte formen användare@realm.
    .not-done = { nothing-signed }
    .next = Rätta fältet som värdet kommer från.
error-value-not-uri = ”{ the-part }” i certifikatet för nyckel { $about } är ingen absolut URI.
    .not-done = { nothing-signed }
    .next = Rätta fältet som värdet kommer från.
error-value-not-dns-name = ”{ the-part }” i certifikatet för nyckel { $about } är inget DNS-namn.
    .not-done = { nothing-signed }
    .next = Rätta fältet som värdet kommer från.
error-certificate-empty-subject = Certifikatet för nyckel { $about } skulle få ett tomt subjekt.
    .not-done = { nothing-signed }
    .next = Fyll i de fält som subjektet bildas av.
error-certificate-no-key-usage = Ingen nyckelanvändning i proceduren passar { $algorithm }-nyckeln i { $about }.
    .not-done = { nothing-signed }
    .next = Välj en annan algoritm eller en annan procedur.
error-card-no-identity = Kortet har inget som skiljer det från andra.
    .not-done = { nothing-signed }
    .next = Låt förpersonalisera kortet.
error-card-not-in-stock = Kortet finns inte i värdens lager.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Låt ta in det i lagret med dess produktionsfil, eller sätt i ett kort som finns i lagret.
       *[terminal] Ta in det i lagret med dess produktionsfil: countersign-host cards import. Eller sätt i ett kort som finns i lagret.
    }
error-card-not-pre-personalized = Kortet lämnade produktionen utan nycklar, och proceduren är för förpersonaliserade kort.
    .not-done = { nothing-signed }
    .next = Välj en procedur för tomma kort, eller ett annat kort.
error-card-not-blank = Kortet lämnade produktionen med nycklar, och proceduren är för tomma kort.
    .not-done = { nothing-signed }
    .next = Välj en procedur för förpersonaliserade kort, eller ett annat kort.
error-card-no-serial = Kortet uppger inget serienummer, och proceduren är för vissa serienummer.
    .not-done = { nothing-signed }
    .next = Välj en annan procedur eller ett annat kort.
error-card-serial-not-in-range = Kortets serienummer { $serial } hör inte till dem som proceduren är för.
    .not-done = { nothing-signed }
    .next = Välj en annan procedur eller ett annat kort.
error-key-not-in-procedure = Proceduren hanterar inte nyckel { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Välj proceduren på nytt.
       *[terminal] Se dess nycklar: countersign procedures PROCEDURE.
    }
error-action-not-offered = Proceduren erbjuder inte ”{ action-name }” för nyckel { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Välj en åtgärd som den erbjuder.
       *[terminal] Välj en åtgärd som den erbjuder: countersign procedures PROCEDURE.
    }
error-key-no-room = Kortet har ingen plats för nyckel { $about }.
    .not-done = { nothing-signed }
    .next = Välj en annan nyckel eller ett annat kort.
error-card-pin-blocked = Kortets PIN-kod är blockerad, och utan den kan ingen nyckel styrkas.
    .not-done = { nothing-signed }
    .next = Lås upp kortet med { unblock-where }. Ett som aldrig har utfärdats tas tillbaka till lagret.
error-certificate-there = För nyckel { $about } finns redan { $what ->
    [transport] ett transportcertifikat
    [own] ett giltigt certifikat från värden
    [spent] ett certifikat från värden som inte längre går att använda
    [malformed] något som inte är ett certifikat
   *[foreign] ett certifikat från en annan utfärdare
 }.
    .not-done = { nothing-signed }
    .next = Välj ”Gör om”, som ersätter det.
error-nothing-there = För nyckel { $about } finns inget certifikat som kan ersättas.
    .not-done = { nothing-signed }
    .next = Välj ”Lägg till”, som gör det första.
error-no-key = Det finns ingen nyckel i { $about }.
    .not-done = { nothing-signed }
    .next = Välj en annan nyckel, eller en procedur som genererar den.
error-key-not-certified = Värden har inget giltigt certifikat för nyckeln i { $about }.
    .not-done = { nothing-signed }
    .next = Välj ”Lägg till” eller ”Gör om”.
error-no-production-key = Produktionen registrerade ingen nyckel i { $about }.
    .not-done = { nothing-signed }
    .next = Välj en annan nyckel, eller en procedur som genererar den.
error-another-key = Kortet har en annan nyckel i { $about } än den som värden har registrerat.
    .not-done = { nothing-signed }
    .next = Ta kortet ur bruk och anmäl det.
error-algorithm-not-accepted = Nyckeln i { $about } är { $algorithm }, och proceduren godtar { $accepted }.
    .not-done = { nothing-signed }
    .next = Välj en annan procedur eller ett annat kort.
error-live-certificate = En ny nyckel i { $about } skulle skriva över en vars certifikat kan vara i bruk.
    .not-done = { nothing-signed }
    .next = Välj en procedur som ersätter nycklar, eller spärra certifikatet först.
error-identity-key = Värden känner igen kortet på nyckeln i { $about }: den kan inte skrivas över.
    .not-done = { nothing-signed }
    .next = Lämna denna nyckel som den är.
error-no-key-policies = Kortet kan inte ge nyckel { $about } den PIN- eller beröringspolicy som proceduren begär.
    .not-done = { nothing-signed }
    .next = Välj en annan procedur eller ett annat kort.
error-pin-too-short = PIN-koden har färre än { $min } siffror.
    .not-done = Kortet har inte sett den.
    .next = Välj en annan PIN-kod.
error-pin-too-long = PIN-koden har fler än { $max } siffror.
    .not-done = Kortet har inte sett den.
    .next = Välj en annan PIN-kod.
error-pin-not-digits = PIN-koden har andra tecken än siffror.
    .not-done = Kortet har inte sett den.
    .next = Välj en annan PIN-kod.
error-pin-repeats = PIN-koden är samma siffra rakt igenom.
    .not-done = Kortet har inte sett den.
    .next = Välj en annan PIN-kod.
error-pin-sequence = PIN-koden är en stigande eller fallande följd av siffror.
    .not-done = Kortet har inte sett den.
    .next = Välj en annan PIN-kod.
error-pin-factory = PIN-koden är den som kort har från fabriken.
    .not-done = Kortet har inte sett den.
    .next = Välj en annan PIN-kod.
error-no-system-pin = Det gick inte att ta fram en PIN-kod som uppfyller procedurens regler.
    .not-done = { nothing-signed }
    .next = Låt se över procedurens PIN-regler.
error-action-not-possible = ”{ action-name }” är inte möjligt för nyckel { $about }.
    .not-done = { nothing-signed }
    .next = Välj en annan åtgärd för denna nyckel, eller en annan procedur.
error-nothing-generated = Nyckel { $about } genereras inte, så ingen algoritm kan väljas för den.
    .not-done = { nothing-signed }
    .next = Utelämna algoritmen, eller välj en åtgärd som genererar nyckeln.
error-field-not-hideable = { $about } kan varken döljas eller visas.
    .not-done = Utkastet är oförändrat.
    .next = Lämna fältet som det är.
error-not-transport-certificate = Certifikatet för nyckel { $about } är inget transportcertifikat, och proceduren ersätter inget annat.
    .not-done = { nothing-signed }
    .next = Välj en annan procedur, eller lämna denna nyckel som den är.
error-template-unclosed-brace = För nyckel { $about } har en mall i proceduren en klammer vid tecken { $position } som inte stängs.
    .not-done = { nothing-signed }
    .next = Meddela den som ansvarar för procedurerna.
error-template-stray-brace = För nyckel { $about } har en mall i proceduren en klammer vid tecken { $position } som inte stänger något.
    .not-done = { nothing-signed }
    .next = Meddela den som ansvarar för procedurerna.
error-template-malformed-field = För nyckel { $about } har en mall i proceduren ”{ $name }” vid tecken { $position }, som inte är ett fältnamn.
    .not-done = { nothing-signed }
    .next = Meddela den som ansvarar för procedurerna.
error-key-in-use = Nyckeln i { $about } är i bruk: den finns två gånger i beställningen, eller har ett giltigt certifikat för ett annat kort, en annan plats eller en annan innehavare.
    .not-done = Inget utfärdades.
    .next = Välj ”Gör om”, eller en procedur som genererar en ny nyckel. Om nyckeln kom från produktionen, ta kortet ur bruk och anmäl det.
error-key-algorithm = Nyckeln som genererades i { $about } har inte den valda algoritmen.
    .not-done = Inget utfärdades.
    .next = Skicka in igen. Använd ett annat kort om felet kvarstår.
error-certificate-not-encodable = Certifikatet för nyckel { $about } kan inte bildas.
    .not-done = Inget utfärdades.
    .next = Kontrollera de fält som subjektet och de alternativa namnen bildas av.

### Cards that come from their factory.

the-secret = { $secret ->
    [pin] PIN-koden
    [puk] PUK-koden
   *[management-key] korthanteringsnyckeln
 }
error-card-not-factory-new = Kortet finns inte i värdens lager, och det uppger inte att dess PIN, PUK och korthanteringsnyckel är fabrikens.
    .not-done = { nothing-signed }
    .next = Använd ett nytt kort, eller låt ta in detta i lagret med det som produktionen säger om det.
error-factory-secret-left = Kortet har kvar { the-secret } från fabriken, som alla känner till, och denna procedur skulle lämna den där.
    .not-done = { nothing-signed }
    .next = Använd en procedur som ställer in { the-secret }.
error-management-key-stays = Kortet har fabrikens korthanteringsnyckel, som alla känner till, och låter ingen ersätta den.
    .not-done = { nothing-signed }
    .next = Använd ett annat kort, eller låt produktionen ge detta en egen korthanteringsnyckel.
error-tries-not-offered = Proceduren ställer in hur många gånger PIN och PUK får anges fel, och det erbjuder inte kortet.
    .not-done = { nothing-signed }
    .next = Använd ett annat kort, eller en procedur som överlåter det åt kortet.
error-tries-with-keys = Hur många gånger PIN och PUK får anges fel ställs in innan det finns någon nyckel på kortet, och detta kort har en.
    .not-done = { nothing-signed }
    .next = Använd ett kort utan nycklar, eller en procedur som överlåter det åt kortet.
error-pin-of-holder-data = PIN-koden ingår i det som skrevs om innehavaren.
    .not-done = Kortet har inte sett den; inget försök förbrukades.
    .next = Välj en PIN-kod som inte ingår i något nummer eller datum i formuläret.
