### Palavras que identificam as listas de funções. Não são exibidas; veja en-US.

## Rótulos

label-roles = Funções apropriadas
    .variant-1 = Funções apropriadas para executar esta tarefa
label-applies-to = Aplica-se a
label-prerequisites = Pré-requisitos
    .variant-1 = Antes de começar
label-next-steps = Próximas etapas
    .variant-1 = Próxima etapa
    .variant-2 = Próximas etapas e recursos
    .variant-3 = Próximas etapas/recursos adicionais
    .variant-4 = Próximos passos

## Funções da demonstração

role-support-lead = Líder de suporte
role-escalation-manager = Gerente de escalonamento
role-relationship-manager = Gerente de relacionamento
role-health-viewer = Leitor de integridade

## Funções de portais de parceiros

role-global-admin = Administrador global
    .variant-1 = Administração global
role-admin-agent = Agente de administração
    .variant-1 = Agente administrador
    .variant-2 = Agente administrativo
role-sales-agent = Agente de vendas
role-helpdesk-agent = Agente de assistência técnica
    .variant-1 = Agente de helpdesk
    .variant-2 = Agente de ajuda
role-help-agent = Agente de ajuda
role-user-management-admin = Administrador de gerenciamento de usuários
    .variant-1 = Administrador de gerenciamento de usuário
    .variant-2 = Administrador do usuário
    .variant-3 = Administrador de usuários
role-billing-admin = Administrador de cobrança
    .variant-1 = Administração de cobrança
role-billing-agent = Agente de cobrança
role-account-admin = Administrador da conta
    .variant-1 = Conta de administrador
role-mpn-account-admin = Administrador de conta do MPN
role-mpn-admin = Administrador do MPN
role-mpn-partner-admin = Administrador de parceiros do MPN
    .variant-1 = Administrador do parceiro do MPN
    .variant-2 = Administrador de parceiro do MPN
    .variant-3 = Administrador do parceiro MPN
role-incentives-admin = Administrador de incentivos
    .variant-1 = Incentivos de administrador
role-incentives-user = Usuário de incentivos
    .variant-1 = Usuários de incentivos
role-referrals-admin = Administrador de referências
    .variant-1 = Administrador de indicações
    .variant-2 = Indicações de administrador
role-referrals-user = Usuário de referências
role-report-viewer = Visualizador de relatórios
    .variant-1 = Visualizador de relatório
role-executive-report-viewer = Visualizador de relatórios executivos
    .variant-1 = Visualizador de relatório executivo
role-business-profile-admin = Administrador de perfil de negócios
role-primary-contact = Contato principal ou administrador do programa
    .variant-1 = Administrador de contato primário ou de programa
role-chip-admin = Administrador do CHIP
role-chip-primary-contact = Administrador do CHIP de contato principal
role-cpv-admin = Administrador do CPV
role-psc-admin = Administrador do Partner Sales Connect (PSC)
role-psc-deal-manager = Gerente de negócios do Partner Sales Connect (PSC)
    .variant-1 = Gerente de negócios do PSC (Partner Sales Connect)
role-psc-seller = Vendedor do Partner Sales Connect (PSC)
role-crm-admin = Administrador do sistema ou personalizador de sistema no CRM
    .variant-1 = Administrador do sistema ou personalizador do sistema no CRM
role-advisor = Advisor
    .variant-1 = Consultor
role-all-users = Todos os usuários do Partner Center
