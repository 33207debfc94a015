### The steps of a submission: their names, and what is being done.

step-read = Lecture
step-open = Ouverture
step-generate = Génération
step-sign = Signature
step-host = Hôte
step-keys = Clés remises
step-certificates = Certificats
step-check = Contrôle
step-pin = PIN
step-receipt = Récépissé

doing-read = Lecture de la carte du titulaire
doing-open = Signature de la demande d’ouverture ; l’hôte la contrôle
doing-generate = Génération et preuve des clés
doing-sign = Signature de l’ordre
doing-host = L’hôte délivre les certificats
doing-keys = Importation des clés remises
doing-certificates = Écriture des certificats
doing-check = Contrôle des clés avec leurs certificats
doing-pin = Définition du PIN et du PUK
doing-receipt = Envoi du récépissé

waiting-for-touch = toucher la carte
