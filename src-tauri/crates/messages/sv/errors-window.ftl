### What can be wrong with a place that a desk opens: the practice desk, and an own host that has no officer yet.

error-practice-no-such-device = Det finns ingen övningsläsare ”{ $device }”.
    .not-done = Inget kort flyttades.
    .next = Välj en av övningsläsarna.
error-practice-nothing-to-put-back = Inget kort har tagits ut ur ”{ $device }”.
    .not-done = Inget kort flyttades.
    .next = Välj ett kort att sätta i.
error-practice-no-such-card = Det finns inget övningskort { $number }.
    .not-done = Inget kort flyttades.
    .next = Välj ett av övningskorten.
error-practice-card-not-made = Övningskortet kunde inte skapas.
    .not-done = Korten är oförändrade.
    .next = Försök igen. Om felet kvarstår, lämna övningsplatsen och öppna den igen.
error-window-unreachable = Fönstret når inte resten av Countersign.
    .not-done = Det som begärdes sist är kanske inte gjort; det som visas kan vara inaktuellt.
    .next = Vänta ett ögonblick. Om felet kvarstår, stäng Countersign och öppna det igen; då läses kort och beställningar på nytt.

error-no-place = Ingen arbetsplats är öppen.
    .not-done = Inget gjordes.
    .next = Välj var du arbetar.
error-not-practice = Detta är inte övningsplatsen.
    .not-done = Inget kort flyttades.
    .next = Flytta kort för hand, eller lämna denna arbetsplats och öppna övningsplatsen.
error-stays-during-run = Ett kort håller på att utfärdas vid denna arbetsplats.
    .not-done = Arbetsplatsen förblir öppen.
    .next = Vänta tills körningen är slut, eller stoppa den, och lämna sedan.
error-settings-unusable = Det som sparades från förra gången går inte att läsa: { $file }.
    .not-done = Inget annat ändrades; kort, procedurer och beställningar finns inte där.
    .next = Välj var du arbetar: då skrivs filen på nytt.

## A sitting: something was asked for that does not go together with how far the work is

error-officer-device-not-chosen = Läsaren för handläggarkortet är inte vald.
    .not-done = Du är inte inloggad.
    .next = Välj läsaren som handläggarkortet ligger i.
error-officer-signed-in = { $officer } är inloggad.
    .not-done = Handläggarens läsare är oförändrad; ingen loggades ut.
    .next = Logga ut innan en annan handläggare loggar in.
error-sign-in-under-way = En inloggning pågår.
    .not-done = Inget annat påbörjades.
    .next = Vänta tills den är klar.
error-no-form = Det finns inget formulär: inget kort är läst, eller ingen procedur är vald.
    .not-done = Det som skrevs eller valdes sist togs inte emot.
    .next = Sätt i kortet och välj en procedur.
error-unknown-action = Det finns ingen åtgärd ”{ $action }”.
    .not-done = Utkastet är oförändrat.
    .next = Välj ”Lägg till”, ”Gör om” eller ”Utfärda”, eller lämna nyckeln som den är.
error-procedure-not-chosen = Ingen procedur är vald.
    .not-done = { nothing-signed }
    .next = Välj en procedur och skicka in igen.
error-subject-card-not-read = Formulärets kort ligger inte i läsaren för innehavarens kort, eller är inte läst ännu.
    .not-done = { nothing-signed }
    .next = Sätt i kortet och skicka in när det är läst.
error-run-not-put-away = Den senaste körningen är slut, och dess resultat står kvar.
    .not-done = { nothing-signed }
    .next = Välj ”Nästa kort”, eller gå tillbaka till formuläret.
error-question-gone = Detta efterfrågas inte längre.
    .not-done = Svaret användes inte.
    .next = Svara på det som efterfrågas nu.
error-pins-differ = De två PIN-koderna är inte lika.
    .not-done = Kortet har inte sett dem; inget försök förbrukades.
    .next = Ange den nya PIN-koden två gånger.
error-pin-taken = PIN-koden har redan lämnats ut. Den lämnas ut en gång.
    .not-done = Den visas inte igen.
    .next = Ange om den antecknades. Om inte, ange det: beställningen förblir öppen, och kortets nästa beställning ställer in en annan PIN-kod.
error-pin-not-taken = PIN-koden har inte visats ännu.
    .not-done = Inget meddelades värden.
    .next = Titta först på PIN-koden och ange sedan om den antecknades.

## Choosing files

error-production-file-too-large = Filen är större än { $limit } byte: det är ingen produktionsfil.
    .not-done = Inget kort togs in i lagret.
    .next = Välj produktionsfilen som kom med korten.

## The first officer of an own host

error-no-own-host = Denna arbetsplats har ingen egen värd som körs i detta program.
    .not-done = Inget ändrades.
    .next = Logga in, eller välj en annan plats att arbeta på.
error-officer-exists = Värden har redan en handläggare.
    .not-done = Ingen annan blev handläggare, och inget kort togs in i lagret.
    .next = Logga in med handläggarkortet.
error-officer-card-without-identity = Kortet har inget som skiljer det från andra: inget serienummer, ingen kortautentiseringsnyckel, ingen GUID.
    .not-done = Kortet är oförändrat.
    .next = Använd ett annat kort.
error-officer-card-not-in-stock = Kortet finns inte i lagret och har inga certifikat för en handläggare.
    .not-done = Kortet är oförändrat.
    .next = Ta in dess produktionsfil i lagret, eller sätt i ett kort som har en handläggares båda certifikat.
error-officer-card-issued-before = Värden har inte kortets PIN-kod: kortet har utfärdats tidigare.
    .not-done = Kortet är oförändrat.
    .next = Använd ett annat kort från lagret.
error-officer-card-open-order = En beställning för detta kort är öppen hos värden.
    .not-done = Kortet är oförändrat.
    .next = Använd ett annat kort från lagret.
error-officer-card-place-taken = I { $key } ligger ett certifikat som inte kommer från produktionen och kan vara i bruk.
    .not-done = Kortet är oförändrat.
    .next = Använd ett annat kort: ett från lagret, eller ett som har en handläggares certifikat i 9A och 9C.
error-officer-card-pin-blocked = Kortets PIN-kod är blockerad.
    .not-done = Kortet är oförändrat.
    .next = Använd ett annat kort, eller låt låsa upp PIN-koden med kortets PUK.
error-officer-card-another-pin = Kortet har en annan PIN-kod än den värden har, eller bara ett försök kvar.
    .not-done = Inget utfärdades; ingen blev handläggare.
    .next = Använd ett annat kort från lagret.
error-officer-card-no-certificate = Kortet har inget certifikat i { $key } som en handläggare kan använda.
    .not-done = Kortet är oförändrat; ingen blev handläggare.
    .next = Sätt i ett kort som har en handläggares certifikat i 9A och 9C, eller ett från lagret.
error-officer-card-other-key = Nyckeln i { $key } är inte den som dess certifikat är för.
    .not-done = Kortet är oförändrat; ingen blev handläggare.
    .next = Använd ett annat kort.
error-officer-card-certificate = Certifikatet i { $key } kan inte vara en handläggares: { $why ->
    [outside-validity] det har gått ut, eller gäller inte ännu
    [revoked] det har spärrats
    [untrusted] det är inte utfärdat av den angivna certifikatutfärdaren
    [wrong-usage] det är inte avsett för denna användning
   *[malformed] det går inte att läsa
 }.
    .not-done = Kortet är oförändrat; ingen blev handläggare.
    .next = Använd ett annat kort, eller ange rätt certifikatutfärdares certifikat.
error-officer-card-same-certificate = Samma certifikat ligger i 9A och i 9C.
    .not-done = Kortet är oförändrat; ingen blev handläggare.
    .next = Använd ett kort som har ett certifikat för inloggning (9A) och ett annat för signering (9C).
error-officer-card-swapped = Certifikatet i 9A är gjort för signering, och det i 9C för inloggning.
    .not-done = Kortet är oförändrat; ingen blev handläggare.
    .next = Använd ett annat kort.
error-officer-card-key-not-proven = Kortet styrkte inte att nyckel { $key } är en ny och dess egen.
    .not-done = Inget certifikat utfärdades; ingen blev handläggare.
    .next = Använd ett annat kort.
error-officer-card-given-up = Något annat gjordes under tiden med detta kort hos värden.
    .not-done = Ingen blev handläggare; certifikat som utfärdades är spärrade.
    .next = Försök igen med kortet.
error-officer-issuer-missing = Certifikatet för den som utfärdade kortets certifikat saknas: { $issuer }.
    .not-done = Kortet är oförändrat; ingen blev handläggare.
    .next = Välj filen med certifikatutfärdarens certifikat (PEM).
error-officer-authorities-unusable = Certifikatutfärdarens fil kan inte användas: { $what ->
    [too-large] den är för stor
    [malformed] ett certifikat i den går inte att läsa
   *[no-certificate] det finns inget certifikat i den
 }.
    .not-done = Kortet är oförändrat; ingen blev handläggare.
    .next = Välj filen med certifikatutfärdarens certifikat (PEM).
error-officer-name-malformed = Namnet kan inte användas: en handläggares namn har 2 till 64 tecken.
    .not-done = Kortet är oförändrat; ingen blev handläggare.
    .next = Skriv handläggarens namn.
error-own-host-failed = Arbetsplatsens egen värd fungerade inte: { $what ->
    [database] dess databas kan inte läsas eller skrivas
    [sealing] dess förseglingsnyckel öppnar inte det som den förseglat
   *[other] något inne i den
 }.
    .not-done = Ingen blev handläggare; inget kort togs in i lagret.
    .next = Försök igen. Om felet kvarstår, kontrollera värdens mapp och utrymmet på dess disk.
error-production-file-malformed = Rad { $line } i produktionsfilen: { $what ->
    [ends] filen slutar mitt i
    [not-json] det är inte JSON
    [unknown-field] ett fält som formatet inte har
    [missing-field] ett fält saknas
    [repeated-field] ett fält finns två gånger
   *[value] ett värde har inte den form som dess fält har
 }.
    .not-done = Inget kort togs in i lagret.
    .next = Välj produktionsfilen som kom med korten, oförändrad.
error-production-file-unusable = Produktionsfilen kan inte användas: { $what ->
    [format] den har ett annat format
    [authority] ett av dess certifikatutfärdares certifikat går inte att läsa
    [card] något i kort { $number } har inte den form som det måste ha
    [no-identity] kort { $number } har inget att känna igen det på
    [transport-certificate] ett transportcertifikat för kort { $number } kommer inte från filens certifikatutfärdare, eller är för en annan nyckel
   *[key] en nyckel för kort { $number } går inte att läsa, eller finns två gånger
 }.
    .not-done = Inget kort togs in i lagret.
    .next = Meddela kortens tillverkare.
error-production-file-repeats = Kort { $number } i produktionsfilen har samma serienummer, GUID eller nyckel som ett kort före det.
    .not-done = Inget kort togs in i lagret.
    .next = Meddela kortens tillverkare.
error-production-file-conflict = Kort { $number } i produktionsfilen har samma serienummer, GUID eller nyckel som ett annat kort i lagret.
    .not-done = Inget kort togs in i lagret.
    .next = Meddela kortens tillverkare.
