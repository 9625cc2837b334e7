### 本地化與審閱人員報告的文字。說明請見 en-US。

## 報告的每一頁

report-title = 翻譯報告：{ $site }
report-skip = 跳至內容
report-nav = 報告的各部分
report-nav-dashboard = 儀表板
report-nav-pages = 頁面
report-nav-terms = 術語
report-language = 報告語言
report-theme = 外觀
report-theme-auto = 依裝置設定
report-theme-light = 淺色
report-theme-dark = 深色
report-made = 天數計算至 { $date }
report-source-locale = 來源語言：{ $language }
report-built-with = 使用 { $program } 製作

## 數量

report-pages = { $count } 頁
report-rows = { $count } 列
report-segments = { $count } 個區段
report-words = { $count } 個字詞
report-days =
    { $count ->
        [0] 今天
       *[other] { $count } 天前
    }
report-locales = { $count } 種語言

## 儀表板

dashboard-title = 儀表板
dashboard-intro = 每頁已翻譯的比例，以及其中譯自最新來源的比例。
dashboard-locale = 語言
dashboard-page = 頁面
dashboard-coverage = 涵蓋率
dashboard-coverage-help = 來源字詞中有 { $percent } 譯自最新文字
dashboard-coverage-chart = { $page }的{ $language }涵蓋率：{ $percent }
dashboard-drift = 落差
dashboard-drift-none = 同步
dashboard-behind = 落後於來源
dashboard-handoff = 最近一次送譯
dashboard-handoff-none = 沒有送譯紀錄
dashboard-machine = 機器翻譯
dashboard-machine-share = { $percent } 的頁面為機器翻譯
dashboard-human = 人工翻譯
dashboard-undeclared = 未註明翻譯方式
dashboard-missing-pages = 缺少的頁面
dashboard-extra-pages = 僅此語言有的頁面
dashboard-worst = 最需要處理的頁面
dashboard-worst-none = 沒有落後的頁面。
dashboard-unsegmented = 無法審閱的文字
dashboard-unsegmented-intro = 翻譯時未附來源副本：標題、圖片文字、YAML 頁面、一般頁面。
dashboard-absent = 此語言沒有
dashboard-open = 開啟{ $page }
dashboard-sort = 依{ $column }排序

## 儲存格的狀態

state-label = 狀態
state-current = 最新
state-stale = 過時
state-missing = 缺少
state-obsolete = 多餘
state-moved = 已移動
state-unpaired = 未配對
state-current-help = 譯自最新的來源
state-stale-help = 之後來源已變更
state-missing-help = 最新來源有，但此語言沒有
state-obsolete-help = 僅存在於較舊的來源
state-moved-help = 在此語言中位於其他位置
state-unpaired-help = 沒有可供比對的來源文字

## 儲存格的標記

flag-label = 標記
flag-untranslated = 未翻譯
flag-cosmetic = 細微差異
flag-retargeted = 目標已變更
flag-untranslated-help = 譯文與來源相同
flag-cosmetic-help = 來源僅變更標點、大小寫或版面
flag-retargeted-help = 來源中的連結或程式碼已變更

## 頁面檢視

view-title = { $page }
view-source = 來源
view-reference = 參照：{ $language }
view-reference-none = 沒有任何語言具有此頁的來源文字
view-former-source = 當時翻譯所依據的來源
view-current-source = 最新的來源
view-difference = 變更內容
view-deleted = 已刪除：{ $text }
view-inserted = 已插入：{ $text }
view-segment = 區段 { $id }
view-position = { $file }，第 { $line } 行
view-row = 第 { $number } 列
view-row-link = 第 { $number } 列的連結
view-site = 在網站中開啟
view-previous = 上一頁
view-next = 下一頁
view-revision = 修訂版本
view-handoff = 於 { $date } 送譯
view-empty = 沒有內容
view-roles = 角色清單
view-columns = 欄

## 篩選

filter-label = 篩選
filter-locale = 語言
filter-state = 狀態
filter-flag = 標記
filter-roles = 僅角色清單
filter-text = 文字
filter-text-placeholder = 在來源與譯文中尋找
filter-all = 全部
filter-clear = 清除所有篩選
filter-results =
    { $count ->
        [0] 沒有符合的列
       *[other] { $count } 個符合的列
    }
filter-script = 篩選需要指令碼。此頁已列出每一列。
filter-keys = J 與 K 可移至下一列與上一列，N 移至下一處落差，/ 移至文字篩選

## 術語檢視

terms-title = 術語
terms-intro = 名稱與標籤的翻譯，不一致者優先。
terms-kind = 類型
terms-roles = 角色名稱
terms-ui = 介面標籤
terms-headings = 標題
terms-table-headers = 表格標題
terms-source = 來源術語
terms-translations = 翻譯
terms-count = { $count } 次
terms-inconsistent =
    { $count ->
        [0] 沒有翻譯不一致的術語
       *[other] { $count } 個術語有多種翻譯
    }
terms-variants = { $count } 種翻譯
terms-consistent = 翻譯一致
terms-pages = 出現的位置
terms-none = 沒有此類術語
