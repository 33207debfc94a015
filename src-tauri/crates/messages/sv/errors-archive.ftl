### Keys that are archived or recovered: what is refused, here or by the host, and why.

nothing-recovered = Inget återställdes eller utfärdades; innehavarens kort är oförändrat.
nothing-searched = Ingen sökning gjordes i arkivet.
nothing-decided = Återställningsbegäran är oförändrad.
request-state = { $state ->
    [pending] väntar på godkännanden
    [approved] är redan godkänd
    [refused] avslogs
    [used] förbrukades av en beställning
   *[expired] har förfallit
 }

error-no-import = Kortet tar inte emot någon privat nyckel utifrån, så { $about } kan inte få en arkiverad.
    .not-done = { nothing-signed }
    .next = Använd ett kort som privata nycklar kan importeras till, eller utelämna denna nyckel.
error-no-import-of-algorithm = Kortet tar emot { $imported } utifrån, och nyckeln för { $about } skulle vara { $made }.
    .not-done = { nothing-signed }
    .next = Använd ett kort som tar emot sådana nycklar, eller utelämna denna nyckel.
error-recovered-key-not-taken = Den återställda nyckeln för { $key } är { $algorithm }, och kortet tar emot { $imported } utifrån.
    .not-done = { nothing-recovered }
    .next = Använd ett kort som tar emot sådana nycklar.
error-place-taken = Den pensionerade nyckelplatsen { $key } är inte ledig, fast den var det när kortet lästes.
    .not-done = Inget skrevs på kortet.
    .next = { $in ->
        [window] Välj ”Läs om” och skicka in igen.
       *[terminal] Skicka in igen: de lediga platserna läses från kortet.
    }
error-draft-certificate-of-other-key = Ett arkiverat certifikat är angivet för { $about }, vars nyckel inte kommer från arkivet.
    .not-done = { nothing-signed }
    .next = Utelämna certifikatet.
error-recovery-no-certificate-chosen = Inget arkiverat certifikat är valt för { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Välj ”Sök” på raden { $about } och ta det certifikat vars nyckel ska återställas.
       *[terminal] Hitta det med countersign archive search och ange det: --recover { $about }=ID.
    }
error-recovery-no-holder = Nyckeln för { $about } hittas efter { $field }, och det är tomt.
    .not-done = { nothing-signed }
    .next = Fyll i { $field }.
error-recovery-no-reason = En återställning behöver en orsak på 1 till { $max } tecken.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Ange i en mening varför nyckeln återställs.
       *[terminal] Ange i en mening varför nyckeln återställs: --reason.
    }
error-recovery-reason-character = Orsaken har tecknet { $character }, som styr, inte syns eller vänder textens riktning.
    .not-done = { nothing-signed }
    .next = Skriv orsaken på nytt för hand; sådana tecken följer med kopierad text.
error-recovery-no-request = Återställningen för { $about } behöver { $approvals ->
    [one] en annan handläggares godkännande
   *[other] { $approvals } andra handläggares godkännande
 }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Begär godkännandena och skicka in när de är givna.
       *[terminal] Begär godkännandena med countersign recovery request och åberopa begäran när de är givna: --request.
    }
error-draft-nothing-recovered = Utkastet säger något om en återställning men återställer ingen nyckel.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Ställ ”Begäran” på ”Ja” där en nyckel ska återställas.
       *[terminal] Ange nyckeln: --recover. Eller utelämna orsaken och begäran.
    }
error-recovery-no-retired-place = { $about } är ingen ledig pensionerad nyckelplats som proceduren lämnar orörd.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Välj ”Läs om” och skicka in igen.
       *[terminal] Skicka in igen: de lediga platserna läses från kortet.
    }
error-nothing-recovered = Nyckeln i { $key } kommer inte från arkivet.
    .not-done = Utkastet är oförändrat.
    .next = { $in ->
        [window] Välj en annan rad, eller en procedur som återställer denna nyckel.
       *[terminal] Välj en annan nyckel, eller en procedur som återställer denna: countersign procedures.
    }
error-request-digest-malformed = Det är inte digesten av en återställningsbegäran.
    .not-done = Utkastet är oförändrat.
    .next = { $in ->
        [window] Välj begäran i listan.
       *[terminal] Kopiera hela digesten från listan: countersign recovery list.
    }

error-serial-malformed = ”{ $typed }” är inget serienummer.
    .not-done = { nothing-searched }
    .next = Skriv det med hexadecimala siffror; kolon, mellanslag, 0x och inledande nollor spelar ingen roll.
error-certificate-id-malformed = ”{ $id }” är inget certifikat-id.
    .not-done = { nothing-searched }
    .next = Ange det decimala tal som värden gav certifikatet.
error-subject-too-short = Ett subjekt söks med minst { $min } tecken.
    .not-done = { nothing-searched }
    .next = Skriv mer av det.
error-subject-too-long = Ett subjekt söks med högst { $max } tecken.
    .not-done = { nothing-searched }
    .next = Skriv mindre av det.
error-nothing-to-search-for = Inget att söka efter angavs.
    .not-done = { nothing-searched }
    .next = { $in ->
        [window] Skriv ett serienummer eller en del av subjektet.
       *[terminal] Ange något av --serial, --subject och --id.
    }

error-recovery-nothing-to-approve = Inget som återställs här behöver ett godkännande.
    .not-done = Ingen tillfrågades.
    .next = Skicka in utan godkännande.
error-recovery-request-incomplete = Återställningen kan inte begäras ännu.
    .not-done = Ingen tillfrågades; inget signerades.
    .next = Rätta det som anges och begär igen.
error-recovery-request-not-accepted = Återställningsbegäran, så som värden visade den, godtogs inte: { $why ->
    [signer-certificate] certifikatet som signerade den är inte i ordning
   *[document] dess signatur eller form är inte i ordning
 }.
    .not-done = { nothing-decided }
    .next = Besluta inte om den. Meddela den som ansvarar för värden.
error-refusal-reason-malformed = Ett avslag har en orsak på 1 till { $max } tecken.
    .not-done = { nothing-decided }
    .next = { $in ->
        [window] Ange i en mening varför det avslås.
       *[terminal] Ange i en mening varför det avslås: --reason.
    }

error-recovery-none-found = Arkivet har ingen nyckel som hittas efter { $fields }.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] Kontrollera dessa fält, eller välj ”Sök” och ta det certifikat vars nyckel avses.
       *[terminal] Kontrollera dessa fält, eller ange det certifikat vars nyckel avses: --recover KEY=ID.
    }
error-recovery-several-holders = Nycklar för fler än en innehavare hittades efter { $fields }.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] Välj ”Sök” och ta det certifikat vars nyckel avses.
       *[terminal] Ange det certifikat vars nyckel avses: --recover KEY=ID. Hitta det med: countersign archive search.
    }
error-recovery-not-archived = Certifikat { $id } hör inte till någon arkiverad nyckel.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] Välj ”Sök” och ta ett annat certifikat.
       *[terminal] Hitta certifikatet: countersign archive search.
    }
error-recovery-other-holder = Nyckeln till certifikat { $id } tillhör en annan innehavare; avviker: { $fields }.
    .not-done = { nothing-recovered }
    .next = Kontrollera dessa fält och certifikatet. En annan innehavares nyckel kräver en procedur som säger det, och godkännanden.
error-recovery-more-places-needed = Innehavaren har { $keys } arkiverade nycklar, och kortet har { $places ->
    [one] en plats
   *[other] { $places } platser
 } för dem.
    .not-done = { nothing-recovered }
    .next = Använd ett kort som uppger fler lediga pensionerade nyckelplatser, eller en procedur som bara återställer den sista nyckeln.
error-recovery-signing-key = En signeringsnyckel arkiveras aldrig.
    .not-done = { nothing-recovered }
    .next = Meddela den som ansvarar för procedurerna.
error-recovery-unknown-request = Du kan inte se någon sådan återställningsbegäran.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] Välj en begäran i listan.
       *[terminal] Se listan: countersign recovery list.
    }
error-recovery-request-state = Återställningsbegäran { request-state }.
    .not-done = Inget återställdes, godkändes eller avslogs.
    .next = { $in ->
        [window] Se över begärandena, eller begär igen.
       *[terminal] Se över begärandena, countersign recovery list, eller begär igen.
    }
error-recovery-approvals-missing = Återställningsbegäran har { $given } av { $needed } godkännanden.
    .not-done = { nothing-recovered }
    .next = Skicka in igen när de andra har godkänt.
error-recovery-differs-from-request = Det som skickas in är inte det som godkändes: { $what ->
    [holder] innehavaren avviker
    [certificates] nycklarna avviker
    [card] kortet avviker
    [procedure] proceduren har ändrats eller är en annan
    [reason] orsaken avviker
   *[other] { $what } avviker
 }.
    .not-done = { nothing-recovered }
    .next = Skicka in exakt det som godkändes, eller begär godkännanden för detta.
error-recovery-own-request = Den som begär en återställning godkänner den inte.
    .not-done = { nothing-decided }
    .next = Låt andra handläggare besluta om den.
error-recovery-decided-already = Du har redan beslutat om denna återställningsbegäran.
    .not-done = { nothing-decided }
    .next = Låt andra handläggare besluta om den.
error-recovery-compromised = Certifikat { $id } spärrades för att nyckeln röjts: nyckeln får inget nytt certifikat.
    .not-done = { nothing-recovered }
    .next = Återställ den med sitt tidigare certifikat till en pensionerad nyckelplats, så att gammal e-post kan läsas. Utfärda en ny nyckel för ny e-post.
error-recovery-too-many-requests = Du har { $max } öppna återställningsbegäranden, och ingen får ha fler.
    .not-done = Ingen återställning begärdes.
    .next = Begär igen när några av dem har förbrukats, avslagits eller förfallit.
error-recovery-record-not-good = Den arkiverade nyckeln till certifikat { $id } kan inte användas: dess post har ändrats eller stämmer inte med certifikatet.
    .not-done = { nothing-recovered }
    .next = Meddela den som ansvarar för värden; värdens granskningslogg anger posten.

error-key-package-not-accepted = Nyckeln som värden levererade för { $key } godtogs inte: { $why ->
    [document] dess signatur eller form är inte i ordning
    [signer-certificate] den är inte signerad av värdens instans för nyckelgenerering
   *[sealed] den går inte att öppna, eller är för en annan beställning eller plats
 }.
    .not-done = Inget skrevs på kortet.
    .next = Kontrollera att adressen är värdens, och meddela den som ansvarar för värden.
error-delivered-key-differs = Nyckeln som värden levererade för { $key } är inte certifikatets nyckel.
    .not-done = Inget skrevs på kortet.
    .next = Meddela den som ansvarar för värden.
