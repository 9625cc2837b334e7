### Mots servant à reconnaître les listes de rôles. Non affichés ; voir en-US.

## Intitulés

label-roles = Rôles appropriés
    .variant-1 = Rôles appropriés pour effectuer cette tâche
label-applies-to = S’applique à
label-prerequisites = Prérequis
    .variant-1 = Conditions préalables
    .variant-2 = Configuration requise
    .variant-3 = Avant de commencer
label-next-steps = Étapes suivantes
    .variant-1 = Étape suivante
    .variant-2 = Étapes suivantes et ressources
    .variant-3 = Étapes suivantes/Ressources supplémentaires
    .variant-4 = Prochaines étapes

## Rôles de la démonstration

role-support-lead = Responsable du support
role-escalation-manager = Gestionnaire d’escalade
role-relationship-manager = Responsable des relations clients
role-health-viewer = Observateur d’état

## Rôles des portails partenaires

role-global-admin = Administrateur général
role-admin-agent = Agent d’administration
    .variant-1 = Agent admin
role-sales-agent = Agent des ventes
    .variant-1 = Agent commercial
    .variant-2 = Commercial
role-helpdesk-agent = Agent du support technique
role-help-agent = Agent d’aide
role-user-management-admin = Administrateur de gestion des utilisateurs
    .variant-1 = Administrateur de la gestion des utilisateurs
    .variant-2 = Administrateur d’utilisateur
    .variant-3 = Administrateur des utilisateurs
role-billing-admin = Administrateur de facturation
role-billing-agent = Agent de facturation
role-account-admin = Administrateur de compte
role-mpn-account-admin = Administrateur de compte MPN
role-mpn-admin = Administrateur MPN
role-mpn-partner-admin = Administrateur de partenaire MPN
    .variant-1 = Administrateur du partenaire MPN
    .variant-2 = Administrateur partenaire MPN
role-incentives-admin = Administrateur d’incentives
    .variant-1 = Administrateur des primes incitatives
role-incentives-user = Utilisateur d’incentives
    .variant-1 = Utilisateur de primes incitatives
role-referrals-admin = Administrateur des références
    .variant-1 = Administration des références
role-referrals-user = Utilisateur de références
role-report-viewer = Visionneuse de rapports
role-executive-report-viewer = Visionneuse de rapports Executive
role-business-profile-admin = Administrateur des profils métier
    .variant-1 = Administration des profils d’entreprise
role-primary-contact = Contact principal ou administrateur de programme
role-chip-admin = Administrateur CHIP
    .variant-1 = Administration de processeur
role-chip-primary-contact = Administrateur CHIP contact principal
    .variant-1 = Administrateur de puces de contact principal
role-cpv-admin = Administrateur CPV
role-psc-admin = Administrateur Partner Sales Connect (PSC)
role-psc-deal-manager = Responsable des ventes Partner Sales Connect (PSC)
role-psc-seller = Vendeur Partner Sales Connect (PSC)
role-crm-admin = Administrateur système ou personnalisateur de système sur le CRM
role-advisor = Advisor
    .variant-1 = Conseiller
role-all-users = Tous les utilisateurs de l’Espace partenaires
