### 讀者網站的文字。識別碼與說明請見 en-US。

## 小元件

# 用於清單中的名稱之間。
list-separator = 、
label-value = { $label }：{ $value }
page-title = { $page } | { $site }

## 每一頁

page-skip = 跳至內容
page-home = 首頁
page-updated = 更新日期：{ $date }
page-top = 回到頂端
page-footer-built = 使用 { $program } 製作
page-external = 開啟其他網站
page-edition = 版本：{ $language }

## 語言切換

language-label = 語言
language-open = 變更語言，目前為{ $language }
language-fallback = 以{ $shown }顯示
language-source = 來源語言

## 外觀

theme-label = 外觀
theme-auto = 依裝置設定
theme-light = 淺色
theme-dark = 深色

## 頁首通知

notice-label = 關於此翻譯
notice-fallback = 此頁尚未翻譯成{ $language }，改以{ $shown }顯示。
notice-unsourced = 此頁沒有可替代的來源文字，改以{ $shown }顯示。
notice-plain = 此頁僅提供譯文，沒有來源文字，因此無法並排閱讀。
notice-source-edition = 此版本由各譯文所附的來源文字組成。最新副本：{ $language }。
notice-retired = 最新版本已不再包含此頁。

## 翻譯方式

translation-machine = 機器翻譯，{ $date }
translation-machine-undated = 機器翻譯
translation-human = 人工翻譯，{ $date }
translation-human-undated = 人工翻譯
translation-undeclared = 於 { $date } 送交翻譯

## 落後於來源的內容

lag-notice = 此頁有 { $count } 個句子比來源舊。
lag-missing = 來源中有 { $count } 個句子尚未翻譯。
lag-obsolete = 此頁有 { $count } 個句子已不在來源中。
lag-since = 譯自 { $date } 的來源。
lag-next = 前往第一處
lag-stale-mark = 這個句子的來源已變更
lag-missing-mark = 來源新增，尚未翻譯
lag-obsolete-mark = 來源中已不存在
lag-current-source = 目前的來源文字
lag-former-source = 當時翻譯所依據的來源文字

## 提示框

alert-note = 附註
alert-tip = 祕訣
alert-important = 重要
alert-warning = 警告
alert-caution = 注意

## 導覽

nav-label = 文件
nav-contents = 目錄
nav-open = 開啟目錄
nav-close = 關閉目錄
nav-all = 完整目錄
nav-breadcrumbs = 您的位置
nav-outline = 本頁內容
nav-pager = 上一頁與下一頁
nav-previous = 上一頁
nav-next = 下一頁
nav-expand = 展開{ $title }
nav-collapse = 收合{ $title }
nav-filter = 篩選目錄
nav-filter-results =
    { $count ->
        [0] 沒有符合的項目
       *[other] { $count } 個符合的項目
    }
nav-filter-clear = 清除篩選

## 指南開頭

guide-summary = 開始之前
guide-roles = 適當的角色
guide-applies-to = 適用於
guide-prerequisites = 必要條件
guide-procedures = { $count } 個程序
guide-steps = { $count } 個步驟
guide-next-steps = 後續步驟
guide-next-steps-none = 本指南到此結束
guide-print = 列印成檢查清單

## 步驟

step-label = 步驟 { $number }
step-link = 步驟 { $number } 的連結
step-done = 步驟 { $number } 已完成
step-progress = 已完成 { $done }，共 { $total }
step-all-done = 所有步驟皆已完成
step-reset = 清除勾選
step-bound = 屬於步驟 { $number }

## 位址

link-section = 「{ $title }」一節的連結
link-copy = 複製連結
link-copied = 已複製連結

## 雙語閱讀

bilingual-label = 雙語閱讀
bilingual-translation = 僅譯文
bilingual-interleaved = 逐行對照
bilingual-side = 並排
bilingual-with = 比對語言
bilingual-source = 來源文字
bilingual-target = 譯文
bilingual-loading = 正在載入另一種語言…
bilingual-unavailable = 此頁無法與{ $language }比對
bilingual-unpaired = 沒有對應的內容

## 程式碼、圖片、影片、索引標籤

code-label = 程式碼
code-language = 程式碼，{ $language }
code-copy = 複製程式碼
code-copied = 已複製
code-copy-failed = 複製失敗
image-open = 開啟大圖
image-close = 關閉圖片
image-missing = 無法顯示圖片
image-description = 圖片說明
video-label = 影片
video-open = 開啟影片
tabs-label = 選擇一種情況
zone-label = 選擇適合您的情況
zone-only = 僅適用於：{ $value }
table-label = 表格，請左右捲動以檢視其餘內容
details-open = 顯示更多
checklist-label = 檢查清單
footnote-title = 註腳
footnote-reference = 註腳 { $number }
footnote-back = 回到註腳 { $number } 的內文
include-missing = 此處缺少一段共用內容
snippet-missing = 找不到此程式碼的檔案

## 搜尋

search-label = 搜尋
search-open = 開啟搜尋
search-close = 關閉搜尋
search-placeholder = 搜尋文件
search-clear = 清除搜尋
search-results =
    { $count ->
        [0] 找不到「{ $query }」的結果
       *[other] 「{ $query }」有 { $count } 筆結果
    }
search-more = 此頁還有 { $count } 筆
search-empty-hint = 請試試較少或其他字詞。也會搜尋來源語言。
search-source = 在來源文字中找到
search-loading = 正在載入搜尋索引…
search-failed = 無法載入搜尋索引
search-script = 搜尋需要指令碼。您可以在目錄中找到每一頁。
search-keys = 方向鍵選擇，Enter 開啟，Esc 關閉

## 角色

roles-title = 角色
roles-intro = 誰做什麼：每個角色及其所需的指南。
roles-all = 所有角色
roles-none = 未指定角色
role-title = 您的角色可以做的事：{ $role }
role-guides =
    { $count ->
        [0] 沒有指南
       *[other] { $count } 份指南
    }
role-also = 又稱：{ $names }
role-handover = 交接給：{ $role }
role-filter = 依角色篩選
role-filter-results =
    { $count ->
        [0] 沒有符合的指南
       *[other] { $count } 份符合的指南
    }
matrix-title = 角色與指南
matrix-intro = 列為指南，欄為角色。打勾表示該角色可以執行該指南。
matrix-guide = 指南
matrix-yes = 是
matrix-no = 否

## 工作流程圖

map-title = 工作流程圖
map-intro = 指南之間的先後關係。雙線箭頭表示交接給其他角色。
map-drawing = 指南及其路徑的圖示
map-text = 以清單顯示同一張圖
map-leads-to = 通往
map-comes-from = 來自
map-handover = 交接
map-start = 由此開始
map-unreached = 沒有其他指南通往的指南
map-unreached-none = 每份指南都能從另一份指南抵達。

## 首頁、常見問題與頁面清單

landing-more = 更多
faq-label = 問題與解答
faq-link = 「{ $title }」這個問題的連結
pages-title = 所有頁面
pages-count = { $count } 頁

## 不存在的頁面

missing-title = 找不到頁面
missing-text = 此網址沒有發布任何內容。頁面可能已移動或撤下。
missing-search = 請搜尋，或開啟目錄。
redirect-title = 此頁已移動
redirect-text = 即將前往新網址。
redirect-link = 開啟{ $title }
