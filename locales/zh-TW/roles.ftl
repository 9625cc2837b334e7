### 用來辨識角色清單的字詞，不會顯示；請見 en-US。

## 標籤

label-roles = 適當的角色
    .variant-1 = 執行此工作的適當角色
    .variant-2 = 適當角色
label-applies-to = 適用於
    .variant-1 = 適用于
label-prerequisites = 必要條件
    .variant-1 = 先決條件
    .variant-2 = 開始之前
label-next-steps = 後續步驟
    .variant-1 = 下一步
    .variant-2 = 接下來的步驟
    .variant-3 = 後續步驟/其他資源

## 示範內容的角色

role-support-lead = 支援主管
role-escalation-manager = 提報經理
role-relationship-manager = 客戶關係經理
role-health-viewer = 健康狀態檢視者

## 合作夥伴入口網站的角色

role-global-admin = 全域系統管理員
    .variant-1 = 全域管理員
role-admin-agent = 系統管理代理人
role-sales-agent = 銷售代理人
role-helpdesk-agent = 技術服務代理人
role-help-agent = 協助代理人
role-user-management-admin = 使用者管理系統管理員
    .variant-1 = 使用者系統管理員
role-billing-admin = 帳單系統管理員
role-billing-agent = 帳單代理人
role-account-admin = 帳戶管理員
role-mpn-account-admin = MPN 帳戶管理員
role-mpn-admin = MPN 管理員
role-mpn-partner-admin = MPN 合作夥伴系統管理員
    .variant-1 = MPN 夥伴管理員
role-incentives-admin = 獎勵管理員
    .variant-1 = 獎勵系統管理員
role-incentives-user = 獎勵使用者
role-referrals-admin = 推薦管理員
role-referrals-user = 推薦使用者
role-report-viewer = 報表檢視器
    .variant-1 = 報告檢視人員
role-executive-report-viewer = 執行報表檢視器
    .variant-1 = 高階報告檢視人員
role-business-profile-admin = 商務設定檔管理員
role-primary-contact = 主要連絡人或計畫管理員
role-chip-admin = CHIP 系統管理員
    .variant-1 = 晶片系統管理員
role-chip-primary-contact = 主要連絡人 CHIP 管理員
    .variant-1 = 主要連絡人晶片管理員
role-cpv-admin = CPV 管理員
role-psc-admin = Partner Sales Connect (PSC) 管理員
    .variant-1 = 合作夥伴銷售 Connect (PSC) 管理員
role-psc-deal-manager = Partner Sales Connect (PSC) 交易經理
    .variant-1 = 合作夥伴銷售 Connect (PSC) 交易經理
role-psc-seller = Partner Sales Connect (PSC) 賣方
    .variant-1 = 合作夥伴銷售 Connect (PSC) 賣方
role-crm-admin = CRM 上的系統管理員或系統自訂員
role-advisor = 顧問
role-all-users = 所有合作夥伴中心使用者
    .variant-1 = 合作夥伴中心使用者
