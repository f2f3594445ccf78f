<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>CommandLine</name>
    <message>
        <source>Colours: light, dark or system.</source>
        <translation>配色: light、dark、system のいずれか。</translation>
    </message>
    <message>
        <source>Language: ja or en.</source>
        <translation>言語: ja または en。</translation>
    </message>
    <message>
        <source>Bundles, folders or log files; several are opened together.</source>
        <translation>診断データ、フォルダー、ログファイル。複数を指定すると一緒に開きます。</translation>
    </message>
    <message>
        <source>Opens a window of its own, also if one is open.</source>
        <translation>すでにウィンドウが開いていても、新しいウィンドウで開きます。</translation>
    </message>
</context>
<context>
    <name>EntryWords</name>
    <message>
        <source>Copy this command</source>
        <translation>このコマンドをコピーします</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>関連項目</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>%1 (edition of %2)</source>
        <comment>title of a page, date</comment>
        <translation>%1（%2 版）</translation>
    </message>
    <message>
        <source>The entry applies.</source>
        <translation>この項目に該当します。</translation>
    </message>
    <message>
        <source>The entry does not apply.</source>
        <translation>この項目は対象外です。</translation>
    </message>
    <message>
        <source>Whether the entry applies cannot be told.</source>
        <translation>この項目に該当するかどうか判断できません。</translation>
    </message>
    <message>
        <source>No finding leads here.</source>
        <translation>この項目に関連する検出結果はありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) lead here:</source>
        <translation>
            <numerusform>%n 件の検出結果が関連しています:</numerusform>
        </translation>
    </message>
    <message>
        <source>Show this finding</source>
        <translation>この検出結果を表示</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>For</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>This bundle</source>
        <translation>この診断データ</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>検出結果</translation>
    </message>
    <message>
        <source>Facts as of</source>
        <translation>情報の基準日</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message numerus="yes">
        <source>at least %1 times</source>
        <translation>
            <numerusform>%1 回以上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 回</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Formatting</name>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>秒</translation>
    </message>
    <message>
        <source>days</source>
        <translation>日</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 時間</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 日</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 ～ %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>at that moment</source>
        <translation>発生と同時刻</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>発生の %1前</translation>
    </message>
    <message>
        <source>%1 after</source>
        <translation>発生の %1後</translation>
    </message>
</context>
<context>
    <name>Headers</name>
    <message>
        <source>Finding</source>
        <translation>検出結果</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>回数</translation>
    </message>
    <message>
        <source>First</source>
        <translation>最初</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最後</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>ファクト</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出所</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>ルール</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Source and line</source>
        <translation>ファイルと行</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>収集状況</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>To</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>質問</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>検出結果</translation>
    </message>
    <message>
        <source>On</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>rows with both words, letter case aside</source>
        <translation>両方の語を含む行 (大文字と小文字は区別しません)</translation>
    </message>
    <message>
        <source>rows with this phrase</source>
        <translation>この語句を含む行</translation>
    </message>
    <message>
        <source>rows without this word</source>
        <translation>この語を含まない行</translation>
    </message>
    <message>
        <source>rows with one of the words; use parentheses to group</source>
        <translation>いずれかの語を含む行。かっこでまとめられます</translation>
    </message>
    <message>
        <source>a regular expression</source>
        <translation>正規表現</translation>
    </message>
    <message>
        <source>warnings and worse; rows whose level is not known pass</source>
        <translation>警告以上の行。レベルが不明な行も含みます</translation>
    </message>
    <message>
        <source>of a member of the bundle; likewise role:, component:, format:, bundle:</source>
        <translation>診断データ内のファイルの行。role:、component:、format:、bundle: も同様です</translation>
    </message>
    <message>
        <source>of a pod; likewise namespace:, container:, node:</source>
        <translation>Pod に関する行。namespace:、container:、node: も同様です</translation>
    </message>
    <message>
        <source>messages that differ only in their values</source>
        <translation>値だけが異なるメッセージ</translation>
    </message>
    <message>
        <source>from a time on, in the zone shown</source>
        <translation>指定した時刻以降の行 (表示中のタイムゾーン)</translation>
    </message>
    <message>
        <source>to the filter</source>
        <translation>フィルターへ移動</translation>
    </message>
    <message>
        <source>to a page</source>
        <translation>ページへ移動</translation>
    </message>
    <message>
        <source>back and forward through the places visited</source>
        <translation>表示した場所を戻る、進む</translation>
    </message>
    <message>
        <source>next and previous finding</source>
        <translation>次の検出結果、前の検出結果</translation>
    </message>
    <message>
        <source>find on the page</source>
        <translation>ページ内を検索</translation>
    </message>
    <message>
        <source>to a time</source>
        <translation>時刻を指定して移動</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>ホイール</translation>
    </message>
    <message>
        <source>scroll; with Ctrl zoom about the pointer, with Shift move along the time</source>
        <translation>スクロール。Ctrl でポインターを中心に拡大・縮小、Shift で時間方向に移動</translation>
    </message>
    <message>
        <source>Drag, double click</source>
        <translation>ドラッグ、ダブルクリック</translation>
    </message>
    <message>
        <source>select a range, zoom to it</source>
        <translation>範囲の選択、その範囲の拡大</translation>
    </message>
    <message>
        <source>one step back: range, selection, filter field</source>
        <translation>1 つ前に戻る (範囲、選択、フィルター欄)</translation>
    </message>
    <message>
        <source>text size</source>
        <translation>文字の大きさ</translation>
    </message>
    <message>
        <source>copy what is selected</source>
        <translation>選択した内容をコピー</translation>
    </message>
    <message>
        <source>mark when it happened</source>
        <translation>発生時刻を指定</translation>
    </message>
    <message>
        <source>open; open beside what is open</source>
        <translation>開く、開いているものに追加して開く</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Runtime</source>
        <translation>ランタイム</translation>
    </message>
    <message>
        <source>System</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 lines, %2</source>
        <translation>%1 行、%2</translation>
    </message>
    <message>
        <source>; %1 of %2 log lines (%3 %) stand twice and are folded</source>
        <translation>。ログ %2 行のうち %1 行 (%3 %) は重複のため折りたたみ</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>Kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>カーネル</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>収集日時</translation>
    </message>
    <message>
        <source>not known; times are read as UTC</source>
        <translation>不明 (時刻は UTC として解釈)</translation>
    </message>
    <message>
        <source>Node&apos;s clock</source>
        <translation>ノードの時刻</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>データ量</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>今回</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>以前</translation>
    </message>
    <message>
        <source>began before the logs</source>
        <translation>起動はログの開始より前</translation>
    </message>
    <message>
        <source>shut down in order</source>
        <translation>正常にシャットダウン</translation>
    </message>
    <message>
        <source>no orderly shutdown in the logs</source>
        <translation>正常なシャットダウンの記録なし</translation>
    </message>
    <message>
        <source>Set back by %1 at %2</source>
        <translation>%2 に %1 戻されました</translation>
    </message>
    <message>
        <source>Clock step</source>
        <translation>時刻の変更</translation>
    </message>
    <message>
        <source>Rows before it are moved by that much.</source>
        <translation>それより前の行の時刻をその分だけ補正しています。</translation>
    </message>
    <message>
        <source>Kernel log</source>
        <translation>カーネルログ</translation>
    </message>
    <message>
        <source>Its times differ from the system log by %1.</source>
        <translation>システムログと時刻が %1 ずれています。</translation>
    </message>
    <message>
        <source>Time source</source>
        <translation>時刻同期</translation>
    </message>
    <message>
        <source>%1 off</source>
        <comment>seconds that a clock is off</comment>
        <translation>ずれ %1</translation>
    </message>
    <message>
        <source>synchronised</source>
        <translation>同期済み</translation>
    </message>
    <message>
        <source>not synchronised</source>
        <translation>未同期</translation>
    </message>
    <message>
        <source>collected %1 %2</source>
        <comment>time, zone</comment>
        <translation>収集日時 %1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n active problem(s), the worst: %1</source>
        <translation>
            <numerusform>発生中の問題 %n 件（最も重いもの: %1）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recovered or of an earlier boot</source>
        <translation>
            <numerusform>回復済みまたは以前の起動 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) missing</source>
        <translation>
            <numerusform>不足しているもの %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) not checked, or only in part</source>
        <translation>
            <numerusform>未確認または一部のみ確認のルール %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>No active problem found</source>
        <translation>発生中の問題は見つかりません</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>検出結果</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>ファクト</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>確認範囲</translation>
    </message>
    <message>
        <source>FAQ</source>
        <translation>FAQ</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回答文</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>kubelet log</source>
        <translation>kubelet のログ</translation>
    </message>
    <message>
        <source>containerd log</source>
        <translation>containerd のログ</translation>
    </message>
    <message>
        <source>Docker log</source>
        <translation>Docker のログ</translation>
    </message>
    <message>
        <source>edge-hub log</source>
        <translation>edge-hub のログ</translation>
    </message>
    <message>
        <source>Pouch log</source>
        <translation>Pouch のログ</translation>
    </message>
    <message>
        <source>container runtime events</source>
        <translation>コンテナランタイムのイベント</translation>
    </message>
    <message>
        <source>stack dump</source>
        <translation>スタックダンプ</translation>
    </message>
    <message>
        <source>provider agent log</source>
        <translation>クラウドエージェントのログ</translation>
    </message>
    <message>
        <source>system log</source>
        <translation>システムログ</translation>
    </message>
    <message>
        <source>kernel log</source>
        <translation>カーネルログ</translation>
    </message>
    <message>
        <source>cloud-init log</source>
        <translation>cloud-init のログ</translation>
    </message>
    <message>
        <source>pod log</source>
        <translation>Pod のログ</translation>
    </message>
    <message>
        <source>etcd log</source>
        <translation>etcd のログ</translation>
    </message>
    <message>
        <source>API server log</source>
        <translation>API サーバーのログ</translation>
    </message>
    <message>
        <source>controller manager log</source>
        <translation>コントローラーマネージャーのログ</translation>
    </message>
    <message>
        <source>scheduler log</source>
        <translation>スケジューラーのログ</translation>
    </message>
    <message>
        <source>cloud controller manager log</source>
        <translation>クラウドコントローラーマネージャーのログ</translation>
    </message>
    <message>
        <source>storage log</source>
        <translation>ストレージのログ</translation>
    </message>
    <message>
        <source>events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>cluster objects</source>
        <translation>クラスターのオブジェクト</translation>
    </message>
    <message>
        <source>system information</source>
        <translation>システム情報</translation>
    </message>
    <message>
        <source>service status</source>
        <translation>サービスの状態</translation>
    </message>
    <message>
        <source>network information</source>
        <translation>ネットワーク情報</translation>
    </message>
    <message>
        <source>memory information</source>
        <translation>メモリ情報</translation>
    </message>
    <message>
        <source>check of ps</source>
        <translation>ps の動作確認</translation>
    </message>
    <message>
        <source>system status</source>
        <translation>システムの状態</translation>
    </message>
    <message>
        <source>unit status</source>
        <translation>ユニットの状態</translation>
    </message>
    <message>
        <source>unit file</source>
        <translation>ユニットファイル</translation>
    </message>
    <message>
        <source>daemon configuration</source>
        <translation>デーモンの設定</translation>
    </message>
    <message>
        <source>sandbox status</source>
        <translation>サンドボックスの状態</translation>
    </message>
    <message>
        <source>script</source>
        <translation>スクリプト</translation>
    </message>
    <message>
        <source>archive inside</source>
        <translation>内部のアーカイブ</translation>
    </message>
    <message>
        <source>node cache</source>
        <translation>ノードのキャッシュ</translation>
    </message>
    <message>
        <source>other</source>
        <translation>その他</translation>
    </message>
</context>
<context>
    <name>Subjects</name>
    <message>
        <source>node</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>namespace</source>
        <translation>名前空間</translation>
    </message>
    <message>
        <source>container</source>
        <translation>コンテナ</translation>
    </message>
    <message>
        <source>device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>ユニット</translation>
    </message>
    <message>
        <source>image</source>
        <translation>イメージ</translation>
    </message>
    <message>
        <source>process</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>process id</source>
        <translation>プロセス ID</translation>
    </message>
    <message>
        <source>memory cgroup</source>
        <translation>メモリ cgroup</translation>
    </message>
    <message>
        <source>file</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>interface</source>
        <translation>インターフェイス</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>mount point</source>
        <translation>マウントポイント</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>The node started at %1.</source>
        <translation>%1 にノードが起動しました。</translation>
    </message>
    <message>
        <source>%1 started at %2.</source>
        <comment>node</comment>
        <translation>%2 に %1 が起動しました。</translation>
    </message>
    <message>
        <source>boot</source>
        <translation>起動</translation>
    </message>
    <message>
        <source>clock set back</source>
        <translation>時計を戻した</translation>
    </message>
    <message>
        <source>The clock was set back by %1, from %2 to %3 (%4, line %5).</source>
        <translation>時計が %2 から %3 へ %1 戻されました (%4、%5 行目)。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>検出結果</translation>
    </message>
    <message>
        <source>not covered</source>
        <translation>範囲外</translation>
    </message>
    <message>
        <source>incident</source>
        <translation>発生</translation>
    </message>
    <message>
        <source>It happened at %1 %2, as the customer says.</source>
        <translation>お客様申告の発生時刻: %1 %2</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Critical</source>
        <translation>緊急</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>severity</comment>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>severity</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>Information</source>
        <comment>severity</comment>
        <translation>情報</translation>
    </message>
    <message>
        <source>Fatal</source>
        <translation>致命的</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>level</comment>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>level</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>Info</source>
        <comment>level</comment>
        <translation>情報</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>デバッグ</translation>
    </message>
    <message>
        <source>Unknown level</source>
        <translation>レベル不明</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>回復済み</translation>
    </message>
    <message>
        <source>Earlier boot</source>
        <translation>以前の起動</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>検出</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>該当なし</translation>
    </message>
    <message>
        <source>Partly checked</source>
        <translation>一部のみ確認</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>No problem found</source>
        <translation>問題なし</translation>
    </message>
    <message>
        <source>Problem found</source>
        <translation>問題あり</translation>
    </message>
    <message>
        <source>Partly collected</source>
        <translation>一部のみ収集</translation>
    </message>
    <message>
        <source>Not collected</source>
        <translation>未収集</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Tail only</source>
        <translation>末尾のみ</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Command failed</source>
        <translation>コマンド失敗</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>severity, state</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Rate-limited</source>
        <translation>出力制限あり</translation>
    </message>
    <message>
        <source>System</source>
        <comment>group of facts</comment>
        <translation>システム</translation>
    </message>
    <message>
        <source>Cluster</source>
        <comment>group of facts</comment>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>kubelet</source>
        <comment>group of facts</comment>
        <translation>kubelet</translation>
    </message>
    <message>
        <source>Container runtime</source>
        <comment>group of facts</comment>
        <translation>コンテナランタイム</translation>
    </message>
    <message>
        <source>Services</source>
        <comment>group of facts</comment>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Processes</source>
        <comment>group of facts</comment>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Memory</source>
        <comment>group of facts</comment>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>Disks</source>
        <comment>group of facts</comment>
        <translation>ディスク</translation>
    </message>
    <message>
        <source>Network</source>
        <comment>group of facts</comment>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Peaks of the day</source>
        <comment>group of facts</comment>
        <translation>当日のピーク値</translation>
    </message>
    <message>
        <source>Logs</source>
        <comment>group of facts</comment>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Kernel settings and limits</source>
        <comment>group of facts</comment>
        <translation>カーネルパラメーターと制限</translation>
    </message>
    <message>
        <source>Packages</source>
        <comment>group of facts</comment>
        <translation>パッケージ</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>group of facts</comment>
        <translation>その他</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>暗号化</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>findings, facts, coverage</source>
        <translation>検出結果、ファクト、収録状況</translation>
    </message>
    <message>
        <source>the merged timeline</source>
        <translation>統合タイムライン</translation>
    </message>
    <message>
        <source>message templates with counts</source>
        <translation>メッセージのテンプレートと件数</translation>
    </message>
    <message>
        <source>members, or the text of one</source>
        <translation>ファイルの一覧、または 1 つのファイルの内容</translation>
    </message>
    <message>
        <source>the knowledge base</source>
        <translation>ナレッジベース (FAQ)</translation>
    </message>
    <message>
        <source>the answer to the customer</source>
        <translation>お客様への回答文</translation>
    </message>
    <message>
        <source>list, show, check, test and explain rules</source>
        <translation>ルールの一覧、表示、検査、テスト、判定理由</translation>
    </message>
    <message>
        <source>bundles with a known truth</source>
        <translation>原因がわかっている練習用診断データ</translation>
    </message>
    <message>
        <source>Usage: shindan-cli COMMAND [ARGUMENTS]</source>
        <translation>使い方: shindan-cli コマンド [引数]</translation>
    </message>
    <message>
        <source>shindan-cli COMMAND --help tells more.</source>
        <translation>詳しくは shindan-cli コマンド --help をご覧ください。</translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation>コマンドが指定されていません。</translation>
    </message>
    <message>
        <source>There is no command %1.</source>
        <translation>%1 というコマンドはありません。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 に書き込めませんでした（%2）。</translation>
    </message>
    <message>
        <source>Findings, facts and coverage of bundles, folders and log files.</source>
        <translation>診断データ、フォルダー、ログファイルの検出結果、ファクト、収録状況を出力します。</translation>
    </message>
    <message>
        <source>Bundle, folder, log file, or - for standard input. Several are one workspace.</source>
        <translation>診断データ、フォルダー、ログファイル。標準入力は -。複数を指定すると 1 つのワークスペースになります。</translation>
    </message>
    <message>
        <source>Takes each path by itself: one line of JSON a bundle.</source>
        <translation>パスごとに別々に解析し、1 診断データにつき JSON を 1 行出力します。</translation>
    </message>
    <message>
        <source>With --each: leaves out the paths whose results stand in this file.</source>
        <translation>--each と併用し、結果がこのファイルにすでにあるパスを飛ばします。</translation>
    </message>
    <message>
        <source>Writes the result to a file.</source>
        <translation>結果をファイルに書き込みます。</translation>
    </message>
    <message>
        <source>Exit status 1 if a finding is at least this severe: info, warning, error, critical.</source>
        <translation>この重大度以上の検出結果があれば、終了ステータスを 1 にします（info、warning、error、critical）。</translation>
    </message>
    <message>
        <source>A folder of rules of one&apos;s own; may be given several times.</source>
        <translation>独自ルールのフォルダー。複数回指定できます。</translation>
    </message>
    <message>
        <source>A path is missing.</source>
        <translation>パスが指定されていません。</translation>
    </message>
    <message>
        <source>%1 is not a severity.</source>
        <translation>%1 という重大度はありません。</translation>
    </message>
    <message>
        <source>Format of the result.</source>
        <translation>結果の形式。</translation>
    </message>
    <message>
        <source>Language of texts: en, ja or both.</source>
        <translation>テキストの言語: en、ja、both。</translation>
    </message>
    <message>
        <source>Zone of times shown and of times in a query: UTC, +09:00, Asia/Tokyo.</source>
        <translation>表示する時刻と検索式の時刻のタイムゾーン: UTC、+09:00、Asia/Tokyo など。</translation>
    </message>
    <message>
        <source>Number of threads; all cores if left out.</source>
        <translation>スレッド数。省略時はすべてのコアを使います。</translation>
    </message>
    <message>
        <source>Reads every bundle by this layout, whatever it looks like: ack-linux, must-gather, sosreport, plain-folder ...</source>
        <translation>すべての診断データを、内容にかかわらずこのレイアウトで読み込みます: ack-linux、must-gather、sosreport、plain-folder など。</translation>
    </message>
    <message>
        <source>Reads everything anew.</source>
        <translation>保存済みのデータを使わずに読み込みます。</translation>
    </message>
    <message>
        <source>Shows passwords, tokens and keys instead of ***.</source>
        <translation>パスワード、トークン、鍵を *** で伏せずに表示します。</translation>
    </message>
    <message>
        <source>Progress on a terminal: auto or never.</source>
        <translation>端末への進捗表示: auto、never。</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>このヘルプを表示します。</translation>
    </message>
    <message>
        <source>See shindan-cli %1 --help.</source>
        <translation>使い方は shindan-cli %1 --help をご覧ください。</translation>
    </message>
    <message>
        <source>The format %1 is not known here. Formats: %2.</source>
        <translation>形式 %1 は指定できません。指定できる形式: %2。</translation>
    </message>
    <message>
        <source>The language %1 is not known. Languages: en, ja, both.</source>
        <translation>言語 %1 は指定できません。指定できる言語: en、ja、both。</translation>
    </message>
    <message>
        <source>%1 is not a zone. Write UTC, an offset like +09:00 or a name like Asia/Tokyo.</source>
        <translation>%1 はタイムゾーンとして正しくありません。UTC、+09:00 のようなオフセット、Asia/Tokyo のような名前を指定してください。</translation>
    </message>
    <message>
        <source>There is no layout %1. Layouts: %2.</source>
        <translation>レイアウト %1 はありません。レイアウト: %2。</translation>
    </message>
    <message>
        <source>%1 is not a number of threads.</source>
        <translation>%1 はスレッド数として正しくありません。</translation>
    </message>
    <message>
        <source>Progress is auto or never.</source>
        <translation>進捗表示は auto または never です。</translation>
    </message>
    <message>
        <source>The knowledge base: faq list, faq show ID, faq search TEXT.</source>
        <translation>ナレッジベース: faq list、faq show ID、faq search 検索語。</translation>
    </message>
    <message>
        <source>What to do.</source>
        <translation>操作。</translation>
    </message>
    <message>
        <source>There is no entry %1. shindan-cli faq list names them all.</source>
        <translation>%1 という項目はありません。一覧は shindan-cli faq list で確認できます。</translation>
    </message>
    <message>
        <source>Say list, show ID or search TEXT.</source>
        <translation>list、show ID、search 検索語のいずれかを指定してください。</translation>
    </message>
    <message>
        <source>The answer to the customer on some findings.</source>
        <translation>検出結果についてのお客様への回答文を出力します。</translation>
    </message>
    <message>
        <source>Bundle, folder or log file.</source>
        <translation>診断データ、フォルダー、ログファイル。</translation>
    </message>
    <message>
        <source>Id of a finding, or of a rule; may be given several times.</source>
        <translation>検出結果またはルールの ID。複数回指定できます。</translation>
    </message>
    <message>
        <source>A path and at least one --finding are needed.</source>
        <translation>パスと、1 つ以上の --finding が必要です。</translation>
    </message>
    <message>
        <source>There is no finding %1 in this bundle.</source>
        <translation>この診断データに %1 という検出結果はありません。</translation>
    </message>
    <message>
        <source>There is no member %1.</source>
        <translation>%1 というファイルはありません。</translation>
    </message>
    <message>
        <source>Several members end in %1; name the whole path.</source>
        <translation>%1 で終わるファイルが複数あります。パス全体を指定してください。</translation>
    </message>
    <message>
        <source>Members with role, format and coverage; or the text of one member.</source>
        <translation>ファイルの役割、形式、収録状況の一覧、または 1 つのファイルの内容を出力します。</translation>
    </message>
    <message>
        <source>Member to print; the end of its path is enough.</source>
        <translation>出力するファイル。パスの末尾だけでも指定できます。</translation>
    </message>
    <message>
        <source>Name one path and at most one member.</source>
        <translation>パスを 1 つと、必要ならファイルを 1 つ指定してください。</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>重大度</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>コンポーネント</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>%1: no fault found</source>
        <translation>%1: 問題はありません</translation>
    </message>
    <message>
        <source>the example does not hit</source>
        <translation>例に一致しません</translation>
    </message>
    <message>
        <source>the counterexample hits</source>
        <translation>反例に一致してしまいます</translation>
    </message>
    <message>
        <source>%1 rules, %2 examples, %3 failures</source>
        <translation>ルール %1 件、例 %2 件、失敗 %3 件</translation>
    </message>
    <message>
        <source>The rules: rules list, show ID, check FILE..., test [FILE...], explain ID PATH.</source>
        <translation>ルール: rules list、show ID、check ファイル...、test [ファイル...]、explain ID パス。</translation>
    </message>
    <message>
        <source>There is no rule %1. shindan-cli rules list names them all.</source>
        <translation>%1 というルールはありません。一覧は shindan-cli rules list で確認できます。</translation>
    </message>
    <message>
        <source>Say list, show ID, check FILE, test or explain ID PATH.</source>
        <translation>list、show ID、check ファイル、test、explain ID パスのいずれかを指定してください。</translation>
    </message>
    <message>
        <source>There is no scenario %1. shindan-cli scenario list names them all.</source>
        <translation>%1 というシナリオはありません。一覧は shindan-cli scenario list で確認できます。</translation>
    </message>
    <message>
        <source>Name a file with -o.</source>
        <translation>-o で出力先のファイルを指定してください。</translation>
    </message>
    <message>
        <source>Bundles with a known truth: scenario list, scenario generate ID -o FILE.</source>
        <translation>原因がわかっている練習用診断データ: scenario list、scenario generate ID -o ファイル。</translation>
    </message>
    <message>
        <source>Say list or generate ID.</source>
        <translation>list または generate ID を指定してください。</translation>
    </message>
    <message>
        <source>The merged timeline of all logs.</source>
        <translation>すべてのログを統合したタイムラインを出力します。</translation>
    </message>
    <message>
        <source>Bundle, folder, log file, or - for standard input.</source>
        <translation>診断データ、フォルダー、ログファイル。標準入力は -。</translation>
    </message>
    <message>
        <source>Only records that match.</source>
        <translation>条件に合うレコードだけを出力します。</translation>
    </message>
    <message>
        <source>Only from this time on.</source>
        <translation>この時刻以降だけを出力します。</translation>
    </message>
    <message>
        <source>Only before this time.</source>
        <translation>この時刻より前だけを出力します。</translation>
    </message>
    <message>
        <source>Prints the number of records only.</source>
        <translation>レコードの件数だけを出力します。</translation>
    </message>
    <message>
        <source>Shows repeated lines, too.</source>
        <translation>重複行も出力します。</translation>
    </message>
    <message>
        <source>At most so many records.</source>
        <translation>出力するレコード数の上限。</translation>
    </message>
    <message>
        <source>%1 is not a number of records.</source>
        <translation>%1 はレコード数として正しくありません。</translation>
    </message>
    <message>
        <source>%1 lines whose level is unknown passed the test of the level.</source>
        <translation>レベル不明の %1 行も、レベルの条件を満たすものとして含まれています。</translation>
    </message>
    <message>
        <source>Message templates with their counts.</source>
        <translation>メッセージのテンプレートと件数を出力します。</translation>
    </message>
    <message>
        <source>When it happened: findings near this time come first. Any usual spelling, in the zone of --timezone or else the node&apos;s: 2025-12-13 19:45, 19:45, 7:45 PM, 2025-12-13T11:45:00Z, 1765626300.</source>
        <translation>事象の発生時刻。この時刻に近い検出結果を先に表示します。一般的な書き方で指定できます（例: 2025-12-13 19:45、19:45、午後7時45分、2025-12-13T11:45:00Z、1765626300）。タイムゾーンは --timezone、省略時はノードのものです。</translation>
    </message>
    <message>
        <source>File whose first line is the password of an encrypted archive; else SHINDAN_PASSWORD in the environment, else the terminal.</source>
        <translation>暗号化されたアーカイブのパスワードを 1 行目に書いたファイル。省略すると環境変数 SHINDAN_PASSWORD、それもなければ端末で尋ねます。</translation>
    </message>
    <message>
        <source>The password file %1 cannot be read.</source>
        <translation>パスワードファイル %1 を読み取れません。</translation>
    </message>
    <message>
        <source>Writes the member&apos;s original bytes to a file, secrets and all.</source>
        <translation>元のバイト列を、秘密情報も含めてそのままファイルに書き込みます。</translation>
    </message>
    <message>
        <source>With -o, name a file; without it the text goes to the standard output.</source>
        <translation>-o にはファイル名を指定してください。-o を付けなければ、テキストを標準出力に出力します。</translation>
    </message>
    <message>
        <source>With -o, name the member to save.</source>
        <translation>-o を使うときは、保存するファイルも指定してください。</translation>
    </message>
    <message>
        <source>This password does not fit %1. Password (Enter alone goes on without):</source>
        <translation>%1 のパスワードが違います。パスワード（Enter だけで、パスワードなしで続行）:</translation>
    </message>
    <message>
        <source>%1 is encrypted. Password (Enter alone goes on without):</source>
        <translation>%1 は暗号化されています。パスワード（Enter だけで、パスワードなしで続行）:</translation>
    </message>
    <message>
        <source>%1 could not be read: %2.</source>
        <translation>%1 を読み取れませんでした（%2）。</translation>
    </message>
    <message>
        <source>The password given does not fit %1.</source>
        <translation>指定されたパスワードでは %1 を開けません。</translation>
    </message>
    <message>
        <source>--seed takes a number from 0 on.</source>
        <translation>--seed には 0 以上の数値を指定してください。</translation>
    </message>
    <message>
        <source>--size takes bytes, or a number with K, M or G: 200M. From 1M to 10G.</source>
        <translation>--size にはバイト数、または K、M、G を付けた数値を指定してください (例: 200M)。範囲は 1M～10G です。</translation>
    </message>
    <message>
        <source>--nodes takes a number from 1 to 100.</source>
        <translation>--nodes には 1～100 の数値を指定してください。</translation>
    </message>
    <message>
        <source>About how much text the bundle holds, such as 50M.</source>
        <translation>診断データに含めるテキストのおおよその量 (例: 50M)。</translation>
    </message>
    <message>
        <source>So many nodes of one cluster in one file; the fault is on the first.</source>
        <translation>1 つのファイルに含める同一クラスターのノード数。障害は 1 台目で発生します。</translation>
    </message>
    <message>
        <source>Another number gives other names, times and noise.</source>
        <translation>数値を変えると、名前、時刻、通常のログが変わります。</translation>
    </message>
    <message>
        <source>Healthy bundles that compare --baseline compares with: add PATH..., list, remove ID...</source>
        <translation>compare --baseline で比較に使う正常な診断データ: add PATH...、list、remove ID...</translation>
    </message>
    <message>
        <source>There is no healthy bundle %1.</source>
        <translation>正常な診断データ %1 はありません。</translation>
    </message>
    <message>
        <source>Write add PATH..., list or remove ID...</source>
        <translation>add PATH...、list、remove ID... のいずれかを指定してください。</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Two bundles; with more, which one is odd; one with --baseline.</source>
        <translation>診断データを 2 つ指定します。3 つ以上ではほかと異なるものを示します。--baseline では 1 つ指定します。</translation>
    </message>
    <message>
        <source>How the clocks are laid over each other: absolute, collected, boot, an offset of the second (+90s, -1h30m), or a query whose match is the same event on both sides.</source>
        <translation>時刻の揃え方: absolute、collected、boot、2 番目に加えるオフセット（+90s、-1h30m）、または両方で同じイベントに一致するクエリ。</translation>
    </message>
    <message>
        <source>A file of rules of one&apos;s own: which differences are expected.</source>
        <translation>想定どおりの相違点を定めたユーザー定義のルールファイル。</translation>
    </message>
    <message>
        <source>Compares with the healthy bundles that were added with &quot;baseline add&quot;.</source>
        <translation>baseline add で追加した正常な診断データと比較します。</translation>
    </message>
    <message>
        <source>Also lists what differs as expected.</source>
        <translation>想定どおりに異なる項目も表示します。</translation>
    </message>
    <message>
        <source>Exit status 1 if a difference is at least this severe: info, warning, error, critical.</source>
        <translation>この重大度以上の相違点があれば終了ステータス 1 を返します: info、warning、error、critical。</translation>
    </message>
    <message>
        <source>What differs between two bundles, the most important first.</source>
        <translation>2 つの診断データの相違点を、重要な順に示します。</translation>
    </message>
    <message>
        <source>Two bundles are needed; what was given holds one.</source>
        <translation>診断データが 2 つ必要です。指定されたものには 1 つしかありません。</translation>
    </message>
    <message>
        <source>what differs between bundles</source>
        <translation>診断データの相違点</translation>
    </message>
    <message>
        <source>healthy bundles to compare with</source>
        <translation>比較に使う正常な診断データ</translation>
    </message>
    <message>
        <source>--collector is v1, v2, v3, dump, sos or windows.</source>
        <translation>--collector には v1、v2、v3、dump、sos、windows のいずれかを指定してください。</translation>
    </message>
    <message>
        <source>--kind is worker, master, docker, edge, sandbox or windows.</source>
        <translation>--kind には worker、master、docker、edge、sandbox、windows のいずれかを指定してください。</translation>
    </message>
    <message>
        <source>--pair takes one of these: %1.</source>
        <translation>--pair には次のいずれかを指定してください: %1。</translation>
    </message>
    <message>
        <source>v1, v2 or v3 of the diagnostic script, windows for that of Windows nodes, dump for kubectl cluster-info dump, or sos for a sosreport.</source>
        <translation>診断スクリプトの v1、v2、v3、Windows ノード用の windows、kubectl cluster-info dump の dump、または sosreport の sos。</translation>
    </message>
    <message>
        <source>Kind of the node: worker, master, docker, edge, sandbox or windows.</source>
        <translation>ノードの種類: worker、master、docker、edge、sandbox、windows。</translation>
    </message>
    <message>
        <source>Two bundles of one node, for comparison, with this change in the second: none, sysctl, kernel, rate-doubled and others.</source>
        <translation>比較用に、1 つのノードの診断データを 2 つ作成します。2 番目にはこの変更を加えます: none、sysctl、kernel、rate-doubled など。</translation>
    </message>
</context>
<context>
    <name>shindan::gui::ChipsBar</name>
    <message>
        <source>Take this term out of the filter</source>
        <translation>この条件をフィルターから外します</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%2 行中 %1 行</translation>
    </message>
    <message>
        <source>Fold copies and continued lines</source>
        <translation>重複行と継続行を折りたたむ</translation>
    </message>
    <message>
        <source>Leaves out lines that stand twice, the further lines of a record, and lines without a time</source>
        <translation>二重に記録された行、レコードの 2 行目以降、時刻のない行を表示しません</translation>
    </message>
</context>
<context>
    <name>shindan::gui::CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
</context>
<context>
    <name>shindan::gui::CoveragePage</name>
    <message>
        <source>Rules: %1 fired, %2 clear, %3 partly, %4 not checked</source>
        <translation>ルール: 検出 %1、該当なし %2、一部のみ %3、未確認 %4</translation>
    </message>
    <message>
        <source>Members: %1</source>
        <translation>ファイル: %1</translation>
    </message>
    <message>
        <source>Filter rules</source>
        <translation>ルールの絞り込み</translation>
    </message>
    <message>
        <source>Filter members</source>
        <translation>ファイルの絞り込み</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>何も開いていません</translation>
    </message>
    <message>
        <source>Coverage says which rules could be checked with what a bundle holds, and which could not.</source>
        <translation>診断データの内容で確認できたルールと、確認できなかったルールをここに表示します。</translation>
    </message>
    <message>
        <source>Go to what it found</source>
        <translation>検出結果へ移動</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>%1 へ移動</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
</context>
<context>
    <name>shindan::gui::EntryView</name>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>両方</translation>
    </message>
    <message>
        <source>Japanese only</source>
        <translation>日本語のみ</translation>
    </message>
    <message>
        <source>English only</source>
        <translation>英語のみ</translation>
    </message>
    <message>
        <source>Japanese and English, paragraph by paragraph</source>
        <translation>日本語と英語を段落ごとに並べます</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>回答をコピー</translation>
    </message>
    <message>
        <source>Copy the whole answer as plain text</source>
        <translation>回答全体をテキストとしてコピーします</translation>
    </message>
    <message>
        <source>The answer to the selected finding appears here. All questions stand on the page “FAQ”.</source>
        <translation>選択した検出結果の回答がここに表示されます。すべての質問は「FAQ」ページにあります。</translation>
    </message>
</context>
<context>
    <name>shindan::gui::FactsPage</name>
    <message>
        <source>Filter facts</source>
        <translation>ファクトの絞り込み</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>何も開いていません</translation>
    </message>
    <message>
        <source>Facts are read from the command outputs and configurations of a bundle.</source>
        <translation>ファクトは、診断データに含まれるコマンドの出力と設定ファイルから読み取ります。</translation>
    </message>
    <message>
        <source>Facts appear when the bundle has been read.</source>
        <translation>診断データの読み込みが終わると表示されます。</translation>
    </message>
    <message>
        <source>No facts</source>
        <translation>ファクトはありません</translation>
    </message>
    <message>
        <source>What is open holds no command outputs or configurations that Shindan can read. A whole bundle of the node has them.</source>
        <translation>開いているデータには、読み取れるコマンドの出力や設定ファイルがありません。ノードの診断データ全体を開くと表示されます。</translation>
    </message>
    <message>
        <source>Go to the line that says it</source>
        <translation>根拠の行へ移動</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
</context>
<context>
    <name>shindan::gui::FaqPage</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 件の質問</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found. Try fewer or shorter words, in either language.</source>
        <translation>見つかりません。語を減らすか短くしてください。日本語でも英語でも検索できます。</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) found</source>
        <translation>
            <numerusform>%n 件見つかりました</numerusform>
        </translation>
    </message>
    <message>
        <source>Search questions and answers</source>
        <translation>質問と回答を検索</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目次</translation>
    </message>
    <message>
        <source>Select a question, or search in either language.</source>
        <translation>質問を選ぶか、日本語または英語で検索してください。</translation>
    </message>
    <message>
        <source>Only this bundle (%1)</source>
        <translation>この診断データのみ（%1）</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>This bundle first</source>
        <translation>この診断データを先頭に</translation>
    </message>
    <message>
        <source>All questions by subject</source>
        <translation>すべての質問を分野別に表示します</translation>
    </message>
    <message>
        <source>Questions that findings of this bundle lead to stand before the others</source>
        <translation>この診断データの検出結果に関連する質問を先頭に表示します</translation>
    </message>
    <message>
        <source>Only questions that findings of this bundle lead to</source>
        <translation>この診断データの検出結果に関連する質問だけを表示します</translation>
    </message>
</context>
<context>
    <name>shindan::gui::FilesPage</name>
    <message>
        <source>Go to the first row</source>
        <translation>先頭の行へ移動</translation>
    </message>
    <message>
        <source>Open as text</source>
        <translation>テキストとして開く</translation>
    </message>
    <message>
        <source>Show only its rows</source>
        <translation>このファイルの行だけを表示</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>パスをコピー</translation>
    </message>
    <message>
        <source>Filter members</source>
        <translation>ファイルの絞り込み</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>何も開いていません</translation>
    </message>
    <message>
        <source>Open a diagnostic bundle, a folder or a log file, or drop it on this window.</source>
        <translation>診断データ、フォルダー、ログファイルを開くか、このウィンドウにドロップしてください。</translation>
    </message>
    <message>
        <source>Save member as…</source>
        <translation>ファイルを保存…</translation>
    </message>
</context>
<context>
    <name>shindan::gui::FilterTable</name>
    <message>
        <source>%1 of %2</source>
        <comment>rows shown, of all rows</comment>
        <translation>%2 件中 %1 件</translation>
    </message>
</context>
<context>
    <name>shindan::gui::FindBar</name>
    <message>
        <source>Find in the list: words or a query</source>
        <translation>一覧内を検索 (語句またはクエリ)</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>一覧内を検索</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>前へ (Shift+Enter)</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>前へ</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>次へ (Enter)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>閉じる (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>shindan::gui::FindingPage</name>
    <message>
        <source>Nothing is open</source>
        <translation>何も開いていません</translation>
    </message>
    <message>
        <source>No problem found</source>
        <translation>問題は見つかりませんでした</translation>
    </message>
    <message>
        <source>Open a diagnostic bundle, a folder or a log file.</source>
        <translation>診断データ、フォルダー、ログファイルを開いてください。</translation>
    </message>
    <message>
        <source>What was not checked, and why, stands on the page “Coverage”.</source>
        <translation>確認できなかったルールとその理由は「確認範囲」ページにあります。</translation>
    </message>
    <message>
        <source>No finding is selected</source>
        <translation>検出結果が選択されていません</translation>
    </message>
    <message>
        <source>Select one in the list of findings, or press F8 to go to the first.</source>
        <translation>検出結果の一覧から選択するか、F8 キーで最初の検出結果へ移動してください。</translation>
    </message>
    <message>
        <source>Read from the state of the node when the bundle was collected.</source>
        <translation>診断データ取得時のノードの状態から検出しました。</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <comment>12 times, from time to time</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <comment>once, at a time</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Recovered at %1.</source>
        <translation>%1 に回復しました。</translation>
    </message>
    <message>
        <source>Belongs to an earlier boot.</source>
        <translation>以前の起動時のものです。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>place in a list</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Previous finding (Shift+F8)</source>
        <translation>前の検出結果 (Shift+F8)</translation>
    </message>
    <message>
        <source>Next finding (F8)</source>
        <translation>次の検出結果 (F8)</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>前の検出結果</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>次の検出結果</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>%1 of %2 lines: the first, the last and the loudest.</source>
        <translation>%2 行のうち %1 行 (最初、最後、最も重大な行) を表示しています。</translation>
    </message>
    <message>
        <source>Caused by</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>影響</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>対処</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回答文を作成</translation>
    </message>
    <message>
        <source>Write the reply to the customer on this finding and its causes (Ctrl+R)</source>
        <translation>この検出結果とその原因について、お客様への回答文を作成します (Ctrl+R)</translation>
    </message>
    <message>
        <source>Nearest to the incident: %1.</source>
        <comment>12 min before</comment>
        <translation>最も近い行: %1</translation>
    </message>
    <message numerus="yes">
        <source>Came before, %n times (%1), and recovered at %2.</source>
        <comment>time, or time to time</comment>
        <translation>
            <numerusform>以前の発生: %n 回 (%1)。%2 に回復した後、再発しました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shindan::gui::FindingsTree</name>
    <message>
        <source>Findings appear here while the bundle is being read.</source>
        <translation>診断データの読み込み中に、検出結果がここに表示されます。</translation>
    </message>
    <message>
        <source>Open a bundle to see what happened.</source>
        <translation>診断データを開くと、発生した問題が表示されます。</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) were applied.</source>
        <translation>
            <numerusform>%n 件のルールを適用しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them could not be checked, or only in part.</source>
        <translation>
            <numerusform>そのうち %n 件は、確認できないか、一部しか確認できませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>No problem found</source>
        <translation>問題は見つかりませんでした</translation>
    </message>
    <message>
        <source>Show coverage</source>
        <translation>確認範囲を表示</translation>
    </message>
</context>
<context>
    <name>shindan::gui::HelpWindow</name>
    <message>
        <source>Writing a query</source>
        <translation>クエリの書き方</translation>
    </message>
    <message>
        <source>Terms stand side by side; all of them must hold. A word before “:” that names no field is plain text, so a pasted log line finds itself.</source>
        <translation>条件を並べて書くと、すべてを満たす行を表示します。「:」の前がフィールド名でない場合は通常の語として扱うので、ログの行をそのまま貼り付けて検索できます。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー操作</translation>
    </message>
    <message>
        <source>About Shindan</source>
        <translation>Shindan について</translation>
    </message>
    <message>
        <source>Reads diagnostic bundles of Kubernetes nodes: what happened, in which order, why, and which answer to send. Works without a network; nothing leaves this computer.</source>
        <translation>Kubernetes ノードの診断データを読み、何が、どの順序で、なぜ起きたか、どの回答を送ればよいかを示します。ネットワークは使いません。データがこのコンピューターの外に出ることはありません。</translation>
    </message>
</context>
<context>
    <name>shindan::gui::IncidentBar</name>
    <message>
        <source>Node&apos;s zone (%1)</source>
        <translation>ノード（%1）</translation>
    </message>
    <message>
        <source>Tokyo (UTC+09:00)</source>
        <translation>東京（UTC+09:00）</translation>
    </message>
    <message>
        <source>Singapore (UTC+08:00)</source>
        <translation>シンガポール（UTC+08:00）</translation>
    </message>
    <message>
        <source>Shanghai (UTC+08:00)</source>
        <translation>上海（UTC+08:00）</translation>
    </message>
    <message>
        <source>%1 on the node</source>
        <comment>a time</comment>
        <translation>ノードでは %1</translation>
    </message>
    <message>
        <source>%1 here</source>
        <comment>a time</comment>
        <translation>このコンピューターでは %1</translation>
    </message>
    <message>
        <source>the last such time before the collection</source>
        <translation>収集前の直近の該当時刻</translation>
    </message>
    <message>
        <source>the last such day before the collection</source>
        <translation>収集前の直近の該当日</translation>
    </message>
    <message>
        <source>This is %1 after the collection. Check the zone.</source>
        <translation>収集の %1後です。タイムゾーンを確認してください。</translation>
    </message>
    <message>
        <source>No log reaches back that far.</source>
        <translation>この時刻まで遡れるログはありません。</translation>
    </message>
    <message>
        <source>“%1” is not a zone. Choose one, or write an offset such as +09:00 or a name such as Asia/Tokyo.</source>
        <translation>「%1」はタイムゾーンではありません。一覧から選択するか、+09:00 のようなオフセットまたは Asia/Tokyo のような名前を入力してください。</translation>
    </message>
    <message>
        <source>Write it as the customer did: 2025-12-13 19:45, 12/13 7:45 PM, 19:45, 2025-12-13T11:45:00Z, 20 minutes before collection.</source>
        <translation>お客様の書き方のまま入力できます（例: 2025-12-13 19:45、12月13日 19時45分、午後7時45分、19:45、2025-12-13T11:45:00Z、収集の20分前）。</translation>
    </message>
    <message>
        <source>It happened at %1</source>
        <translation>発生時刻: %1</translation>
    </message>
    <message>
        <source>It happened at</source>
        <translation>発生時刻</translation>
    </message>
    <message>
        <source>To a time</source>
        <translation>時刻へ移動</translation>
    </message>
    <message>
        <source>time, as the customer wrote it</source>
        <translation>お客様が書いた時刻</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Zone of the time</source>
        <translation>時刻のタイムゾーン</translation>
    </message>
    <message>
        <source>Zone of a time that names none. UTC, +09:00, Asia/Tokyo and so on can be typed.</source>
        <translation>タイムゾーンの書かれていない時刻に使います。UTC、+09:00、Asia/Tokyo なども入力できます。</translation>
    </message>
    <message>
        <source>Mark it</source>
        <translation>発生時刻に設定</translation>
    </message>
    <message>
        <source>Findings near it come first; timeline, list and overview show it</source>
        <translation>近い検出結果を先に並べ、タイムライン、一覧、概要に表示します</translation>
    </message>
    <message>
        <source>Only go there</source>
        <translation>移動のみ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>Remove mark</source>
        <translation>解除</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) near it</source>
        <translation>
            <numerusform>近い検出結果 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>no finding near it</source>
        <translation>近い検出結果なし</translation>
    </message>
    <message>
        <source>Near: within 30 minutes, or a cause of what is.</source>
        <translation>発生時刻の前後 30 分以内の検出結果と、その原因です。</translation>
    </message>
</context>
<context>
    <name>shindan::gui::IncidentList</name>
    <message>
        <source>In the current boot, since %1</source>
        <translation>現在の起動中（起動日時: %1）</translation>
    </message>
    <message>
        <source>In an earlier boot, from %1 to %2. What was collected later is not the state of that boot.</source>
        <translation>以前の起動中です（%1 ～ %2）。収集された状態は、この起動のものではありません。</translation>
    </message>
    <message>
        <source>Between two boots: no line from %1 until the start at %2</source>
        <translation>2 つの起動の間です。%1 から起動日時 %2 までの行はありません。</translation>
    </message>
    <message>
        <source>Before all that the logs tell of boots</source>
        <translation>ログからわかる最初の起動より前です。</translation>
    </message>
    <message>
        <source>: </source>
        <translation>: </translation>
    </message>
    <message numerus="yes">
        <source>%n log(s) cover it</source>
        <translation>
            <numerusform>この時刻を収録しているログ: %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n log(s) do not cover it</source>
        <translation>
            <numerusform>この時刻を収録していないログ: %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>nearest line %1</source>
        <comment>2 s before</comment>
        <translation>最も近い行: %1</translation>
    </message>
    <message>
        <source>last line %1</source>
        <comment>2 s before</comment>
        <translation>最後の行: %1</translation>
    </message>
    <message>
        <source>begins %1</source>
        <comment>2 s after</comment>
        <translation>%1から</translation>
    </message>
    <message>
        <source>ends %1</source>
        <comment>2 s before</comment>
        <translation>%1まで</translation>
    </message>
    <message>
        <source>To the nearest line</source>
        <translation>最も近い行へ移動します</translation>
    </message>
    <message numerus="yes">
        <source>%n log(s) not collected or empty: see the page “Coverage”</source>
        <translation>
            <numerusform>未収集または空のログ: %n 件（「確認範囲」ページを参照）</numerusform>
        </translation>
    </message>
    <message>
        <source>No log has lines around this moment.</source>
        <translation>この時刻の前後に行があるログはありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n log(s) silent at that time</source>
        <translation>
            <numerusform>この時刻の前後に行がないログ: %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>no line from %1 to %2</source>
        <comment>3 h before, 5 min after</comment>
        <translation>%1から%2まで行なし</translation>
    </message>
</context>
<context>
    <name>shindan::gui::LanguageSwitch</name>
    <message>
        <source>Show everything in Japanese</source>
        <translation>すべてを日本語で表示</translation>
    </message>
    <message>
        <source>Show everything in English</source>
        <translation>すべてを英語で表示</translation>
    </message>
</context>
<context>
    <name>shindan::gui::LogListView</name>
    <message>
        <source>Searching ...</source>
        <translation>検索しています…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) found</source>
        <translation>
            <numerusform>%Ln 行見つかりました</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shindan::gui::LogReach</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shindan::gui::LogRows</name>
    <message>
        <source>Only the first %1 rows are copied</source>
        <translation>先頭の %1 行だけをコピーしました</translation>
    </message>
    <message>
        <source>Only this source</source>
        <translation>このファイルだけを表示</translation>
    </message>
    <message>
        <source>Only this component</source>
        <translation>このコンポーネントだけを表示</translation>
    </message>
    <message>
        <source>Only messages like this</source>
        <translation>同じ種類のメッセージだけを表示</translation>
    </message>
    <message>
        <source>Hide this source</source>
        <translation>このファイルを非表示</translation>
    </message>
    <message>
        <source>Hide this component</source>
        <translation>このコンポーネントを非表示</translation>
    </message>
    <message>
        <source>Hide messages like this</source>
        <translation>同じ種類のメッセージを非表示</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy with time and source</source>
        <translation>時刻とファイル名を付けてコピー</translation>
    </message>
    <message>
        <source>Show this time in the timeline</source>
        <translation>この時刻をタイムラインに表示</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>この一覧を検索</translation>
    </message>
    <message>
        <source>Fold copies and records</source>
        <translation>重複行とレコードを折りたたむ</translation>
    </message>
    <message>
        <source>Wrap long messages</source>
        <translation>長いメッセージを折り返す</translation>
    </message>
    <message>
        <source>This line has no time.</source>
        <translation>この行には時刻がありません。</translation>
    </message>
    <message>
        <source>The line has no time of its own; it is that of the line before.</source>
        <translation>この行自体には時刻がないため、前の行の時刻を使っています。</translation>
    </message>
    <message>
        <source>The line says no time zone; the node&apos;s was taken.</source>
        <translation>行にタイムゾーンの記載がないため、ノードのタイムゾーンで解釈しています。</translation>
    </message>
    <message>
        <source>The line says no year; it was worked out from when the bundle was collected.</source>
        <translation>行に年の記載がないため、診断データの収集日時から補っています。</translation>
    </message>
    <message>
        <source>Counted from the start of the node; it may be seconds off.</source>
        <translation>ノードの起動からの経過時間による時刻です。数秒ずれている場合があります。</translation>
    </message>
    <message>
        <source>Moved, because the node&apos;s clock was set back later.</source>
        <translation>その後ノードの時計が戻されたため、時刻を補正しています。</translation>
    </message>
    <message>
        <source>The time is exact as the line prints it.</source>
        <translation>行に記載されたとおりの正確な時刻です。</translation>
    </message>
    <message>
        <source>Belongs to the selected finding</source>
        <translation>選択した検出結果の行です</translation>
    </message>
    <message>
        <source>Belongs to the record of a row above</source>
        <translation>上の行のレコードの一部です</translation>
    </message>
    <message>
        <source>The line prints no level, and its format has no rule for one.</source>
        <translation>行にレベルの記載がなく、この形式ではレベルを判定できません。</translation>
    </message>
    <message>
        <source>%1: the line prints no level; it follows from what such lines mean.</source>
        <translation>%1: 行にレベルの記載がないため、行の内容から判定しました。</translation>
    </message>
    <message>
        <source>%1: as the line prints it</source>
        <translation>%1: 行に記載されたレベル</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1、%2 行目</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) copied</source>
        <translation>
            <numerusform>%Ln 行をコピーしました</numerusform>
        </translation>
    </message>
    <message>
        <source>Log rows</source>
        <translation>ログの行</translation>
    </message>
    <message>
        <source>Time (%1)</source>
        <translation>時刻（%1）</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>レベル</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>コンポーネント</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more row(s) of this record</source>
        <translation>
            <numerusform>このレコードの続き %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>incident</source>
        <translation>発生</translation>
    </message>
    <message>
        <source>It happened here</source>
        <translation>この時刻を発生時刻に設定</translation>
    </message>
    <message>
        <source>Remove the incident mark</source>
        <translation>発生時刻の解除</translation>
    </message>
    <message>
        <source>Open the note on this row</source>
        <translation>この行のメモを開く</translation>
    </message>
    <message>
        <source>Note on this row</source>
        <translation>この行にメモを追加</translation>
    </message>
    <message>
        <source>There is a note on this row</source>
        <translation>この行にはメモがあります</translation>
    </message>
</context>
<context>
    <name>shindan::gui::MainWindow</name>
    <message>
        <source>Open another…</source>
        <translation>別のファイルを開く…</translation>
    </message>
    <message>
        <source>Reading was cancelled. What had been read until then is shown.</source>
        <translation>読み込みを中止しました。それまでに読み込んだ内容を表示しています。</translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <translation>検出結果 (%1)</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>検出結果</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Answer (FAQ)</source>
        <translation>回答 (FAQ)</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>ファイルを開く</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>The &amp;node&apos;s (%1)</source>
        <translation>ノードの時刻 (%1)(&amp;N)</translation>
    </message>
    <message>
        <source>Reading was cancelled. What was open before is shown.</source>
        <translation>読み込みを中止しました。それまで開いていた内容を表示しています。</translation>
    </message>
    <message>
        <source>That is open already.</source>
        <translation>すでに開いています。</translation>
    </message>
    <message>
        <source>Open %1 beside what is open, or instead of it?</source>
        <translation>%1 を開きます。開いているものに追加しますか、置き換えますか。</translation>
    </message>
    <message numerus="yes">
        <source>Open %1 and %n more beside what is open, or instead of it?</source>
        <translation>
            <numerusform>%1 ほか %n 件を開きます。開いているものに追加しますか、置き換えますか。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>追加して開く</translation>
    </message>
    <message>
        <source>Open instead</source>
        <translation>置き換えて開く</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder beside</source>
        <translation>フォルダーを追加して開く</translation>
    </message>
    <message>
        <source>Saving %1: %2 %</source>
        <translation>%1 を保存しています: %2 %</translation>
    </message>
    <message>
        <source>Saving %1: %2</source>
        <translation>%1 を保存しています: %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>%1 was saved as %2 (%3), byte for byte; nothing in it is masked.</source>
        <translation>%1 を %2 に保存しました（%3）。内容は元のファイルのままで、秘密情報も伏せていません。</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Save member as</source>
        <translation>ファイルを保存</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Save case as…</source>
        <translation>ケースを保存…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Save case as</source>
        <translation>ケースの保存</translation>
    </message>
    <message>
        <source>Shindan cases (*.shindan)</source>
        <translation>Shindan のケース (*.shindan)</translation>
    </message>
    <message>
        <source>The case is saved. Notes are written to it as you go on.</source>
        <translation>ケースを保存しました。以降のメモは自動的に保存されます。</translation>
    </message>
</context>
<context>
    <name>shindan::gui::NewsBar</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>shindan::gui::NotesPanel</name>
    <message>
        <source>The note was deleted.</source>
        <translation>メモを削除しました。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>メモの内容</translation>
    </message>
    <message>
        <source>Write what you see here. Without a text the note is a bookmark.</source>
        <translation>気付いた点を入力します。空のままにするとブックマークになります。</translation>
    </message>
    <message>
        <source>Delete the note</source>
        <translation>メモの削除</translation>
    </message>
    <message>
        <source>No notes</source>
        <translation>メモはありません</translation>
    </message>
    <message>
        <source>Select a row or a finding and press Ctrl+B to note something on it. Notes are saved as you write.</source>
        <translation>行または検出結果を選択して Ctrl+B を押すと、メモを追加できます。入力した内容は自動的に保存されます。</translation>
    </message>
</context>
<context>
    <name>shindan::gui::OverviewPage</name>
    <message>
        <source>Bundle</source>
        <translation>診断データ</translation>
    </message>
    <message>
        <source>Boots</source>
        <translation>起動</translation>
    </message>
    <message>
        <source>How far back the logs reach</source>
        <translation>ログの範囲</translation>
    </message>
    <message>
        <source>Likeliest problems</source>
        <translation>可能性の高い問題</translation>
    </message>
    <message>
        <source>Recovered, or of an earlier boot</source>
        <translation>回復済み、または以前の起動時の問題</translation>
    </message>
    <message>
        <source>The three steps</source>
        <translation>3 つの確認手順</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>不足している情報</translation>
    </message>
    <message>
        <source>Notes on reading</source>
        <translation>読み込み時の注意</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>読み込み中</translation>
    </message>
    <message>
        <source>What is found appears here at once; the rest follows.</source>
        <translation>見つかった内容から順に表示します。</translation>
    </message>
    <message>
        <source>Open a diagnostic bundle</source>
        <translation>診断データを開く</translation>
    </message>
    <message>
        <source>Drop an archive, a folder or log files on this window, or open them. Nothing leaves this computer.</source>
        <translation>アーカイブ、フォルダー、ログファイルをこのウィンドウにドロップするか、メニューから開いてください。データがこのコンピューターの外に出ることはありません。</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>ファイルを開く…</translation>
    </message>
    <message>
        <source>Change the time…</source>
        <translation>発生時刻の変更…</translation>
    </message>
    <message>
        <source>It happened at…</source>
        <translation>発生時刻の指定…</translation>
    </message>
    <message>
        <source>Say when it happened: findings near that time come first (Ctrl+I)</source>
        <translation>事象の発生時刻を指定すると、その時刻に近い検出結果を先に表示します (Ctrl+I)</translation>
    </message>
    <message>
        <source>At %1 %2</source>
        <comment>time, zone</comment>
        <translation>発生時刻 %1 %2 の収録状況</translation>
    </message>
    <message>
        <source>Likeliest problems, those near that time first</source>
        <translation>可能性の高い問題（発生時刻に近いものを優先）</translation>
    </message>
</context>
<context>
    <name>shindan::gui::PasswordBar</name>
    <message>
        <source>Open</source>
        <comment>an encrypted archive</comment>
        <translation>開く</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>パスワードなしで続行</translation>
    </message>
    <message>
        <source>Encrypted members are listed, but not read.</source>
        <translation>暗号化されたファイルは一覧に表示するだけで、読み込みません。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>This password does not fit %1. Try again.</source>
        <translation>%1 のパスワードが違います。もう一度入力してください。</translation>
    </message>
    <message>
        <source>%1 is encrypted.</source>
        <translation>%1 は暗号化されています。</translation>
    </message>
</context>
<context>
    <name>shindan::gui::ProblemList</name>
    <message numerus="yes">
        <source>and %n more in the list of findings</source>
        <translation>
            <numerusform>ほかに %n 件が検出結果の一覧にあります</numerusform>
        </translation>
    </message>
    <message>
        <source>The bundle is still being read.</source>
        <translation>診断データを読み込んでいます。</translation>
    </message>
    <message>
        <source>No rule found a problem in this bundle.</source>
        <translation>この診断データでは、どのルールでも問題は見つかりませんでした。</translation>
    </message>
    <message>
        <source>No finding lies within 30 minutes of that time.</source>
        <translation>発生時刻の前後 30 分以内に検出結果はありません。</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>発生時刻から離れた検出結果</translation>
    </message>
</context>
<context>
    <name>shindan::gui::ProgressLine</name>
    <message>
        <source>%1 of %2</source>
        <comment>bytes read, of all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>, %1 left</source>
        <comment>time</comment>
        <translation>、残り %1</translation>
    </message>
</context>
<context>
    <name>shindan::gui::QueryField</name>
    <message>
        <source>Search or query (Ctrl+K)</source>
        <translation>検索またはクエリ (Ctrl+K)</translation>
    </message>
    <message>
        <source>Filter of the rows</source>
        <translation>行のフィルター</translation>
    </message>
</context>
<context>
    <name>shindan::gui::RecentFiles</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近使用したファイル(&amp;R)</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>履歴はありません</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>履歴を消去</translation>
    </message>
</context>
<context>
    <name>shindan::gui::ReplyPage</name>
    <message>
        <source>Select the findings that the reply is to speak of.</source>
        <translation>回答文に含める検出結果を選択してください。</translation>
    </message>
    <message>
        <source>The text was written anew. Undo (Ctrl+Z) brings your edits back.</source>
        <translation>文面を作成し直しました。元に戻す (Ctrl+Z) と、編集した内容に戻ります。</translation>
    </message>
    <message>
        <source>The text can be edited. Secrets of the bundle are masked.</source>
        <translation>文面は編集できます。診断データ内の機密情報は伏せてあります。</translation>
    </message>
    <message>
        <source>Node&apos;s time (%1)</source>
        <translation>ノードの時刻（%1）</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 に書き込めませんでした: %2</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>テキスト (*.txt)</translation>
    </message>
    <message>
        <source>Save the reply</source>
        <translation>回答文の保存</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>%1 に保存しました。</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>両方</translation>
    </message>
    <message>
        <source>Reply in Japanese</source>
        <translation>日本語で作成します</translation>
    </message>
    <message>
        <source>Reply in English</source>
        <translation>英語で作成します</translation>
    </message>
    <message>
        <source>Reply in Japanese, then in English</source>
        <translation>日本語、英語の順に作成します</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Plain text, for a mail</source>
        <translation>メール用のテキスト形式です</translation>
    </message>
    <message>
        <source>Markdown, for a ticket</source>
        <translation>チケット用の Markdown 形式です</translation>
    </message>
    <message>
        <source>Zone of the times in the reply</source>
        <translation>回答文に記載する時刻のタイムゾーン</translation>
    </message>
    <message>
        <source>How to confirm</source>
        <translation>確認方法</translation>
    </message>
    <message>
        <source>With the steps that confirm the problem</source>
        <translation>問題を確認する手順を含めます</translation>
    </message>
    <message>
        <source>How to prevent</source>
        <translation>再発防止</translation>
    </message>
    <message>
        <source>With what keeps the problem from coming again</source>
        <translation>再発防止策を含めます</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the whole text</source>
        <translation>文面全体をコピーします</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save as text or Markdown</source>
        <translation>テキストまたは Markdown として保存します</translation>
    </message>
    <message>
        <source>The reply speaks of:</source>
        <translation>回答文に含める検出結果:</translation>
    </message>
    <message>
        <source>Findings of the reply</source>
        <translation>回答文に含める検出結果</translation>
    </message>
    <message>
        <source>Reply to the customer</source>
        <translation>お客様への回答文</translation>
    </message>
    <message>
        <source>There is nothing to reply to yet</source>
        <translation>回答文を作成できる検出結果はまだありません</translation>
    </message>
    <message>
        <source>Open a bundle. Findings can then be chosen here for the reply to the customer.</source>
        <translation>診断データを開くと、お客様への回答文に含める検出結果をここで選択できます。</translation>
    </message>
</context>
<context>
    <name>shindan::gui::RowDetail</name>
    <message>
        <source>Select a row to see it in full.</source>
        <translation>行を選択すると、全体を表示します。</translation>
    </message>
    <message>
        <source>Reading ...</source>
        <translation>読み込んでいます…</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 are shown.</source>
        <translation>%2 のうち先頭の %1 だけを表示しています。</translation>
    </message>
    <message>
        <source>Only the first %1 characters are shown.</source>
        <translation>先頭の %1 文字だけを表示しています。</translation>
    </message>
    <message>
        <source>Only the first %1 rows are shown.</source>
        <translation>先頭の %1 行だけを表示しています。</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1、%2 行目</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>レコード</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>バイト列</translation>
    </message>
    <message>
        <source>What is shown of the selected row</source>
        <translation>選択した行の表示方法</translation>
    </message>
    <message>
        <source>The selected row in full</source>
        <translation>選択した行の全体</translation>
    </message>
    <message>
        <source>The message without its header</source>
        <translation>ヘッダーを除いたメッセージ</translation>
    </message>
    <message>
        <source>All lines of the record as they stand in the source</source>
        <translation>レコードのすべての行 (ファイルのとおり)</translation>
    </message>
    <message>
        <source>The line byte by byte</source>
        <translation>行の内容 (バイト単位)</translation>
    </message>
</context>
<context>
    <name>shindan::gui::StatusLine</name>
    <message>
        <source>UTC offset not known</source>
        <translation>UTC オフセット不明</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>重複 %1 行</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>何も開いていません</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>ネットワーク未使用</translation>
    </message>
    <message>
        <source>Shindan sends nothing and asks nothing over the network.</source>
        <translation>Shindan はネットワークで何も送受信しません。</translation>
    </message>
    <message>
        <source>Cancel reading</source>
        <translation>読み込みを中止</translation>
    </message>
    <message numerus="yes">
        <source>%n bundle(s)</source>
        <translation>
            <numerusform>診断データ %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shindan::gui::StepList</name>
    <message>
        <source>This node only.</source>
        <translation>このノードのみ。</translation>
    </message>
</context>
<context>
    <name>shindan::gui::TextPage</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>This member is empty</source>
        <translation>このファイルは空です</translation>
    </message>
    <message>
        <source>This member is not in the bundle</source>
        <translation>このファイルは診断データにありません</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>Find in this member</source>
        <translation>このファイル内を検索</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>前の一致 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>次の一致 (Enter)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>前の一致</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>次の一致</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>セクション</translation>
    </message>
    <message>
        <source>This member is encrypted</source>
        <translation>このファイルは暗号化されています</translation>
    </message>
    <message>
        <source>Open again with its password</source>
        <translation>パスワードを入力して開き直す</translation>
    </message>
    <message>
        <source>This member is not text</source>
        <translation>このファイルはテキストではありません</translation>
    </message>
    <message>
        <source>%1 of binary data. Save it to look at it with another program.</source>
        <translation>%1 のバイナリデータです。内容を見るには、保存して別のプログラムで開いてください。</translation>
    </message>
    <message>
        <source>Save member as…</source>
        <translation>ファイルを保存…</translation>
    </message>
</context>
<context>
    <name>shindan::gui::TextView</name>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>すべて選択</translation>
    </message>
</context>
<context>
    <name>shindan::gui::TimelinePage</name>
    <message>
        <source>Nothing is open</source>
        <translation>何も開いていません</translation>
    </message>
    <message>
        <source>Open a diagnostic bundle, a folder or a log file, or drop it on this window.</source>
        <translation>診断データ、フォルダー、ログファイルを開くか、このウィンドウにドロップしてください。</translation>
    </message>
    <message>
        <source>No rows with a time</source>
        <translation>時刻のある行がありません</translation>
    </message>
    <message>
        <source>What is open holds no log whose lines have a time. The members can be read as text.</source>
        <translation>開いているデータに、時刻の付いたログがありません。各ファイルはテキストとして読めます。</translation>
    </message>
    <message>
        <source>Show files</source>
        <translation>ファイルを表示</translation>
    </message>
</context>
<context>
    <name>shindan::gui::TimelineView</name>
    <message>
        <source>Zoom to selection</source>
        <translation>選択範囲を拡大</translation>
    </message>
    <message>
        <source>Whole time</source>
        <translation>全期間</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>1 つ戻る</translation>
    </message>
    <message>
        <source>Copy time %1</source>
        <translation>時刻 %1 をコピー</translation>
    </message>
    <message>
        <source>Copy selected time</source>
        <translation>選択した期間をコピー</translation>
    </message>
    <message>
        <source>: </source>
        <translation>: </translation>
    </message>
    <message>
        <source>%1
Not covered: %2 begins at %3</source>
        <translation>%1
ログなし: %2 は %3 から始まります</translation>
    </message>
    <message>
        <source>%1
Not covered: %2 ends at %3</source>
        <translation>%1
ログなし: %2 は %3 で終わります</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>level, count</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show the earlier rows (Esc steps back)</source>
        <translation>以前の行を表示 (Esc で戻る)</translation>
    </message>
    <message>
        <source>Show the later rows (Esc steps back)</source>
        <translation>以後の行を表示 (Esc で戻る)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>No source has times.</source>
        <translation>時刻のあるファイルがありません。</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln line(s)</source>
        <translation>
            <numerusform>%1（%Ln 行）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them also stand in another source and are folded</source>
        <translation>
            <numerusform>うち %Ln 行はほかのソースにもあるため、折りたたまれています</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) in %1</source>
        <translation>
            <numerusform>%1 に %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s), %1</source>
        <translation>
            <numerusform>%Ln 個のソース、%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>◀ %Ln earlier row(s) · %1</source>
        <translation>
            <numerusform>◀ これより前に %Ln 行 · %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln later row(s) · %1 ▶</source>
        <translation>
            <numerusform>これより後に %Ln 行 · %1 ▶</numerusform>
        </translation>
    </message>
    <message>
        <source>It happened here</source>
        <translation>この時刻を発生時刻に設定</translation>
    </message>
    <message>
        <source>Remove the incident mark</source>
        <translation>発生時刻の解除</translation>
    </message>
</context>
<context>
    <name>shindan::gui::WarningList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shindan::gui::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>ファイルを開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>フォルダーを開く(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Cancel reading</source>
        <translation>読み込みを中止(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>検出結果(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Answers (FAQ)</source>
        <translation>回答 (FAQ)(&amp;A)</translation>
    </message>
    <message>
        <source>Fold &amp;copies and continued lines</source>
        <translation>重複行と継続行を折りたたむ(&amp;C)</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>タイムゾーン(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;UTC</source>
        <translation>UTC(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;This computer&apos;s</source>
        <translation>このコンピューターの時刻(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>Co&amp;lours</source>
        <translation>配色(&amp;L)</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>デスクトップに合わせる(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>ライト(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <comment>colours</comment>
        <translation>ダーク(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>文字を大きく(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>文字を小さく(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Usual text size</source>
        <translation>標準の大きさ(&amp;U)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全画面表示(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>配置を元に戻す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>移動(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>戻る(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>進む(&amp;F)</translation>
    </message>
    <message>
        <source>To a &amp;time…</source>
        <translation>時刻を指定(&amp;T)…</translation>
    </message>
    <message>
        <source>To the f&amp;ilter</source>
        <translation>フィルターへ(&amp;I)</translation>
    </message>
    <message>
        <source>Fi&amp;nd on this page</source>
        <translation>ページ内を検索(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Next finding</source>
        <translation>次の検出結果(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous finding</source>
        <translation>前の検出結果(&amp;P)</translation>
    </message>
    <message>
        <source>Only &amp;warnings and worse</source>
        <translation>警告以上だけを表示(&amp;W)</translation>
    </message>
    <message>
        <source>Only rows &amp;like the selected one</source>
        <translation>選択した行と同じ種類だけを表示(&amp;L)</translation>
    </message>
    <message>
        <source>Only rows of the same &amp;source</source>
        <translation>同じファイルの行だけを表示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Clear the filter</source>
        <translation>フィルターを解除(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>Writing a &amp;query</source>
        <translation>クエリの書き方(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>キー操作(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Shindan</source>
        <translation>Shindan について(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Reply to the customer</source>
        <translation>お客様への回答文を作成(&amp;R)</translation>
    </message>
    <message>
        <source>It &amp;happened at…</source>
        <translation>発生時刻の指定(&amp;H)…</translation>
    </message>
    <message>
        <source>Remove the &amp;incident mark</source>
        <translation>発生時刻の解除(&amp;I)</translation>
    </message>
    <message>
        <source>Open &amp;beside…</source>
        <translation>追加して開く(&amp;B)…</translation>
    </message>
    <message>
        <source>Opens bundles of other nodes together with what is open</source>
        <translation>ほかのノードの診断データを、開いているものと一緒に開きます</translation>
    </message>
    <message>
        <source>Open folder b&amp;eside…</source>
        <translation>フォルダーを追加して開く(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Save case as…</source>
        <translation>ケースを保存(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>メモ(&amp;N)</translation>
    </message>
    <message>
        <source>Note on &amp;this row or finding</source>
        <translation>行または検出結果にメモを追加(&amp;M)</translation>
    </message>
    <message>
        <source>Ne&amp;xt note</source>
        <translation>次のメモ(&amp;X)</translation>
    </message>
    <message>
        <source>P&amp;revious note</source>
        <translation>前のメモ(&amp;V)</translation>
    </message>
</context>
</TS>
