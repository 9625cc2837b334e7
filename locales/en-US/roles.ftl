### Words by which role lists and their like are recognized in a page. Not for display.
###
### A message is the preferred wording, its attributes are other wordings that mean the
### same: an older name, or a translation that is in use. Comparison ignores case, white
### space and a mark at the end. Variants are numbered without gaps from 1. A variant
### may belong to two roles; then the source text decides.
###
### A role's id is its identity in every locale: it stands in addresses of role pages,
### so it is never renamed. A renamed role keeps its id and gains a variant.

## Labels: the words that introduce a list or head a section

label-roles = Appropriate roles
    .variant-1 = Appropriate roles to perform this task
label-applies-to = Applies to
label-prerequisites = Prerequisites
    .variant-1 = Before you begin
label-next-steps = Next steps
    .variant-1 = Next step
    .variant-2 = Next steps and resources
    .variant-3 = Next steps/Additional resources

## Roles of the demo

role-support-lead = Support lead
role-escalation-manager = Escalation manager
role-relationship-manager = Relationship manager
role-health-viewer = Health viewer

## Roles of partner portals

role-global-admin = Global admin
    .variant-1 = Global admins
    .variant-2 = Global administrator
role-admin-agent = Admin agent
role-sales-agent = Sales agent
role-helpdesk-agent = Helpdesk agent
role-help-agent = Help agent
role-user-management-admin = User management admin
    .variant-1 = User admin
role-billing-admin = Billing admin
role-billing-agent = Billing agent
role-account-admin = Account admin
role-mpn-account-admin = MPN account admin
role-mpn-admin = MPN admin
role-mpn-partner-admin = MPN partner admin
role-incentives-admin = Incentives admin
    .variant-1 = Incentive admin
    .variant-2 = Incentive administrator
role-incentives-user = Incentives user
    .variant-1 = Incentive user
role-referrals-admin = Referrals admin
role-referrals-user = Referrals user
role-report-viewer = Report viewer
role-executive-report-viewer = Executive report viewer
role-business-profile-admin = Business profile admin
role-primary-contact = Primary contact or program admin
role-chip-admin = CHIP admin
role-chip-primary-contact = Primary contact CHIP admin
role-cpv-admin = CPV admin
role-psc-admin = Partner Sales Connect (PSC) admin
role-psc-deal-manager = Partner Sales Connect (PSC) deal manager
role-psc-seller = Partner Sales Connect (PSC) seller
role-crm-admin = System admin or system customizer on the CRM
role-advisor = Advisor
    .variant-1 = Advisors
role-all-users = All Partner Center users
    .variant-1 = Partner Center users
