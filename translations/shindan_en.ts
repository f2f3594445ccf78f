<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CommandLine</name>
    <message>
        <source>Colours: light, dark or system.</source>
        <translation>Colours: light, dark or system.</translation>
    </message>
    <message>
        <source>Language: ja or en.</source>
        <translation>Language: ja or en.</translation>
    </message>
    <message>
        <source>Bundles, folders or log files; several are opened together.</source>
        <translation>Bundles, folders or log files; several are opened together.</translation>
    </message>
    <message>
        <source>Opens a window of its own, also if one is open.</source>
        <translation>Opens a window of its own, also if one is open.</translation>
    </message>
</context>
<context>
    <name>EntryWords</name>
    <message>
        <source>Copy this command</source>
        <translation>Copy this command</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Related</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>%1 (edition of %2)</source>
        <comment>title of a page, date</comment>
        <translation>%1 (edition of %2)</translation>
    </message>
    <message>
        <source>The entry applies.</source>
        <translation>The entry applies.</translation>
    </message>
    <message>
        <source>The entry does not apply.</source>
        <translation>The entry does not apply.</translation>
    </message>
    <message>
        <source>Whether the entry applies cannot be told.</source>
        <translation>Whether the entry applies cannot be told.</translation>
    </message>
    <message>
        <source>No finding leads here.</source>
        <translation>No finding leads here.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) lead here:</source>
        <translation>
            <numerusform>%n finding leads here:</numerusform>
            <numerusform>%n findings lead here:</numerusform>
        </translation>
    </message>
    <message>
        <source>Show this finding</source>
        <translation>Show this finding</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>For</source>
        <translation>For</translation>
    </message>
    <message>
        <source>This bundle</source>
        <translation>This bundle</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Facts as of</source>
        <translation>Facts as of</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message numerus="yes">
        <source>at least %1 times</source>
        <translation>
            <numerusform>at least %1 time</numerusform>
            <numerusform>at least %1 times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Formatting</name>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>days</source>
        <translation>days</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>at that moment</source>
        <translation>at that moment</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>%1 before</translation>
    </message>
    <message>
        <source>%1 after</source>
        <translation>%1 after</translation>
    </message>
</context>
<context>
    <name>Headers</name>
    <message>
        <source>Finding</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>First</source>
        <translation>First</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Fact</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Of</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Source and line</source>
        <translation>Source and line</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>rows with both words, letter case aside</source>
        <translation>rows with both words, letter case aside</translation>
    </message>
    <message>
        <source>rows with this phrase</source>
        <translation>rows with this phrase</translation>
    </message>
    <message>
        <source>rows without this word</source>
        <translation>rows without this word</translation>
    </message>
    <message>
        <source>rows with one of the words; use parentheses to group</source>
        <translation>rows with one of the words; use parentheses to group</translation>
    </message>
    <message>
        <source>a regular expression</source>
        <translation>a regular expression</translation>
    </message>
    <message>
        <source>warnings and worse; rows whose level is not known pass</source>
        <translation>warnings and worse; rows whose level is not known pass</translation>
    </message>
    <message>
        <source>of a member of the bundle; likewise role:, component:, format:, bundle:</source>
        <translation>of a member of the bundle; likewise role:, component:, format:, bundle:</translation>
    </message>
    <message>
        <source>of a pod; likewise namespace:, container:, node:</source>
        <translation>of a pod; likewise namespace:, container:, node:</translation>
    </message>
    <message>
        <source>messages that differ only in their values</source>
        <translation>messages that differ only in their values</translation>
    </message>
    <message>
        <source>from a time on, in the zone shown</source>
        <translation>from a time on, in the zone shown</translation>
    </message>
    <message>
        <source>to the filter</source>
        <translation>to the filter</translation>
    </message>
    <message>
        <source>to a page</source>
        <translation>to a page</translation>
    </message>
    <message>
        <source>back and forward through the places visited</source>
        <translation>back and forward through the places visited</translation>
    </message>
    <message>
        <source>next and previous finding</source>
        <translation>next and previous finding</translation>
    </message>
    <message>
        <source>find on the page</source>
        <translation>find on the page</translation>
    </message>
    <message>
        <source>to a time</source>
        <translation>to a time</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Wheel</translation>
    </message>
    <message>
        <source>scroll; with Ctrl zoom about the pointer, with Shift move along the time</source>
        <translation>scroll; with Ctrl zoom about the pointer, with Shift move along the time</translation>
    </message>
    <message>
        <source>Drag, double click</source>
        <translation>Drag, double click</translation>
    </message>
    <message>
        <source>select a range, zoom to it</source>
        <translation>select a range, zoom to it</translation>
    </message>
    <message>
        <source>one step back: range, selection, filter field</source>
        <translation>one step back: range, selection, filter field</translation>
    </message>
    <message>
        <source>text size</source>
        <translation>text size</translation>
    </message>
    <message>
        <source>copy what is selected</source>
        <translation>copy what is selected</translation>
    </message>
    <message>
        <source>mark when it happened</source>
        <translation>mark when it happened</translation>
    </message>
    <message>
        <source>open; open beside what is open</source>
        <translation>open; open beside what is open</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Runtime</source>
        <translation>Runtime</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 lines, %2</source>
        <translation>%1 lines, %2</translation>
    </message>
    <message>
        <source>; %1 of %2 log lines (%3 %) stand twice and are folded</source>
        <translation>; %1 of %2 log lines (%3 %) stand twice and are folded</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Collected</translation>
    </message>
    <message>
        <source>not known; times are read as UTC</source>
        <translation>not known; times are read as UTC</translation>
    </message>
    <message>
        <source>Node&apos;s clock</source>
        <translation>Node&apos;s clock</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>began before the logs</source>
        <translation>began before the logs</translation>
    </message>
    <message>
        <source>shut down in order</source>
        <translation>shut down in order</translation>
    </message>
    <message>
        <source>no orderly shutdown in the logs</source>
        <translation>no orderly shutdown in the logs</translation>
    </message>
    <message>
        <source>Set back by %1 at %2</source>
        <translation>Set back by %1 at %2</translation>
    </message>
    <message>
        <source>Clock step</source>
        <translation>Clock step</translation>
    </message>
    <message>
        <source>Rows before it are moved by that much.</source>
        <translation>Rows before it are moved by that much.</translation>
    </message>
    <message>
        <source>Kernel log</source>
        <translation>Kernel log</translation>
    </message>
    <message>
        <source>Its times differ from the system log by %1.</source>
        <translation>Its times differ from the system log by %1.</translation>
    </message>
    <message>
        <source>Time source</source>
        <translation>Time source</translation>
    </message>
    <message>
        <source>%1 off</source>
        <comment>seconds that a clock is off</comment>
        <translation>%1 off</translation>
    </message>
    <message>
        <source>synchronised</source>
        <translation>synchronised</translation>
    </message>
    <message>
        <source>not synchronised</source>
        <translation>not synchronised</translation>
    </message>
    <message>
        <source>collected %1 %2</source>
        <comment>time, zone</comment>
        <translation>collected %1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n active problem(s), the worst: %1</source>
        <translation>
            <numerusform>%n active problem, the worst: %1</numerusform>
            <numerusform>%n active problems, the worst: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recovered or of an earlier boot</source>
        <translation>
            <numerusform>%n recovered or of an earlier boot</numerusform>
            <numerusform>%n recovered or of an earlier boot</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) missing</source>
        <translation>
            <numerusform>%n thing missing</numerusform>
            <numerusform>%n things missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) not checked, or only in part</source>
        <translation>
            <numerusform>%n rule not checked, or only in part</numerusform>
            <numerusform>%n rules not checked, or only in part</numerusform>
        </translation>
    </message>
    <message>
        <source>No active problem found</source>
        <translation>No active problem found</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>FAQ</source>
        <translation>FAQ</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Reply</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>kubelet log</source>
        <translation>kubelet log</translation>
    </message>
    <message>
        <source>containerd log</source>
        <translation>containerd log</translation>
    </message>
    <message>
        <source>Docker log</source>
        <translation>Docker log</translation>
    </message>
    <message>
        <source>edge-hub log</source>
        <translation>edge-hub log</translation>
    </message>
    <message>
        <source>Pouch log</source>
        <translation>Pouch log</translation>
    </message>
    <message>
        <source>container runtime events</source>
        <translation>container runtime events</translation>
    </message>
    <message>
        <source>stack dump</source>
        <translation>stack dump</translation>
    </message>
    <message>
        <source>provider agent log</source>
        <translation>provider agent log</translation>
    </message>
    <message>
        <source>system log</source>
        <translation>system log</translation>
    </message>
    <message>
        <source>kernel log</source>
        <translation>kernel log</translation>
    </message>
    <message>
        <source>cloud-init log</source>
        <translation>cloud-init log</translation>
    </message>
    <message>
        <source>pod log</source>
        <translation>pod log</translation>
    </message>
    <message>
        <source>etcd log</source>
        <translation>etcd log</translation>
    </message>
    <message>
        <source>API server log</source>
        <translation>API server log</translation>
    </message>
    <message>
        <source>controller manager log</source>
        <translation>controller manager log</translation>
    </message>
    <message>
        <source>scheduler log</source>
        <translation>scheduler log</translation>
    </message>
    <message>
        <source>cloud controller manager log</source>
        <translation>cloud controller manager log</translation>
    </message>
    <message>
        <source>storage log</source>
        <translation>storage log</translation>
    </message>
    <message>
        <source>events</source>
        <translation>events</translation>
    </message>
    <message>
        <source>cluster objects</source>
        <translation>cluster objects</translation>
    </message>
    <message>
        <source>system information</source>
        <translation>system information</translation>
    </message>
    <message>
        <source>service status</source>
        <translation>service status</translation>
    </message>
    <message>
        <source>network information</source>
        <translation>network information</translation>
    </message>
    <message>
        <source>memory information</source>
        <translation>memory information</translation>
    </message>
    <message>
        <source>check of ps</source>
        <translation>check of ps</translation>
    </message>
    <message>
        <source>system status</source>
        <translation>system status</translation>
    </message>
    <message>
        <source>unit status</source>
        <translation>unit status</translation>
    </message>
    <message>
        <source>unit file</source>
        <translation>unit file</translation>
    </message>
    <message>
        <source>daemon configuration</source>
        <translation>daemon configuration</translation>
    </message>
    <message>
        <source>sandbox status</source>
        <translation>sandbox status</translation>
    </message>
    <message>
        <source>script</source>
        <translation>script</translation>
    </message>
    <message>
        <source>archive inside</source>
        <translation>archive inside</translation>
    </message>
    <message>
        <source>node cache</source>
        <translation>node cache</translation>
    </message>
    <message>
        <source>other</source>
        <translation>other</translation>
    </message>
</context>
<context>
    <name>Subjects</name>
    <message>
        <source>node</source>
        <translation>node</translation>
    </message>
    <message>
        <source>pod</source>
        <translation>pod</translation>
    </message>
    <message>
        <source>namespace</source>
        <translation>namespace</translation>
    </message>
    <message>
        <source>container</source>
        <translation>container</translation>
    </message>
    <message>
        <source>device</source>
        <translation>device</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unit</translation>
    </message>
    <message>
        <source>image</source>
        <translation>image</translation>
    </message>
    <message>
        <source>process</source>
        <translation>process</translation>
    </message>
    <message>
        <source>process id</source>
        <translation>process id</translation>
    </message>
    <message>
        <source>memory cgroup</source>
        <translation>memory cgroup</translation>
    </message>
    <message>
        <source>file</source>
        <translation>file</translation>
    </message>
    <message>
        <source>interface</source>
        <translation>interface</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>reason</translation>
    </message>
    <message>
        <source>mount point</source>
        <translation>mount point</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>The node started at %1.</source>
        <translation>The node started at %1.</translation>
    </message>
    <message>
        <source>%1 started at %2.</source>
        <comment>node</comment>
        <translation>%1 started at %2.</translation>
    </message>
    <message>
        <source>boot</source>
        <translation>boot</translation>
    </message>
    <message>
        <source>clock set back</source>
        <translation>clock set back</translation>
    </message>
    <message>
        <source>The clock was set back by %1, from %2 to %3 (%4, line %5).</source>
        <translation>The clock was set back by %1, from %2 to %3 (%4, line %5).</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>not covered</source>
        <translation>not covered</translation>
    </message>
    <message>
        <source>incident</source>
        <translation>incident</translation>
    </message>
    <message>
        <source>It happened at %1 %2, as the customer says.</source>
        <translation>It happened at %1 %2, as the customer says.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Critical</source>
        <translation>Critical</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>severity</comment>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>severity</comment>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Information</source>
        <comment>severity</comment>
        <translation>Information</translation>
    </message>
    <message>
        <source>Fatal</source>
        <translation>Fatal</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>level</comment>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>level</comment>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Info</source>
        <comment>level</comment>
        <translation>Info</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>Unknown level</source>
        <translation>Unknown level</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Recovered</translation>
    </message>
    <message>
        <source>Earlier boot</source>
        <translation>Earlier boot</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>Fired</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Partly checked</source>
        <translation>Partly checked</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>No problem found</source>
        <translation>No problem found</translation>
    </message>
    <message>
        <source>Problem found</source>
        <translation>Problem found</translation>
    </message>
    <message>
        <source>Partly collected</source>
        <translation>Partly collected</translation>
    </message>
    <message>
        <source>Not collected</source>
        <translation>Not collected</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>Tail only</source>
        <translation>Tail only</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>Command failed</source>
        <translation>Command failed</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>severity, state</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Rate-limited</source>
        <translation>Rate-limited</translation>
    </message>
    <message>
        <source>System</source>
        <comment>group of facts</comment>
        <translation>System</translation>
    </message>
    <message>
        <source>Cluster</source>
        <comment>group of facts</comment>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>kubelet</source>
        <comment>group of facts</comment>
        <translation>kubelet</translation>
    </message>
    <message>
        <source>Container runtime</source>
        <comment>group of facts</comment>
        <translation>Container runtime</translation>
    </message>
    <message>
        <source>Services</source>
        <comment>group of facts</comment>
        <translation>Services</translation>
    </message>
    <message>
        <source>Processes</source>
        <comment>group of facts</comment>
        <translation>Processes</translation>
    </message>
    <message>
        <source>Memory</source>
        <comment>group of facts</comment>
        <translation>Memory</translation>
    </message>
    <message>
        <source>Disks</source>
        <comment>group of facts</comment>
        <translation>Disks</translation>
    </message>
    <message>
        <source>Network</source>
        <comment>group of facts</comment>
        <translation>Network</translation>
    </message>
    <message>
        <source>Peaks of the day</source>
        <comment>group of facts</comment>
        <translation>Peaks of the day</translation>
    </message>
    <message>
        <source>Logs</source>
        <comment>group of facts</comment>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Kernel settings and limits</source>
        <comment>group of facts</comment>
        <translation>Kernel settings and limits</translation>
    </message>
    <message>
        <source>Packages</source>
        <comment>group of facts</comment>
        <translation>Packages</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>group of facts</comment>
        <translation>Other</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Encrypted</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>findings, facts, coverage</source>
        <translation>findings, facts, coverage</translation>
    </message>
    <message>
        <source>the merged timeline</source>
        <translation>the merged timeline</translation>
    </message>
    <message>
        <source>message templates with counts</source>
        <translation>message templates with counts</translation>
    </message>
    <message>
        <source>members, or the text of one</source>
        <translation>members, or the text of one</translation>
    </message>
    <message>
        <source>the knowledge base</source>
        <translation>the knowledge base</translation>
    </message>
    <message>
        <source>the answer to the customer</source>
        <translation>the answer to the customer</translation>
    </message>
    <message>
        <source>list, show, check, test and explain rules</source>
        <translation>list, show, check, test and explain rules</translation>
    </message>
    <message>
        <source>bundles with a known truth</source>
        <translation>bundles with a known truth</translation>
    </message>
    <message>
        <source>Usage: shindan-cli COMMAND [ARGUMENTS]</source>
        <translation>Usage: shindan-cli COMMAND [ARGUMENTS]</translation>
    </message>
    <message>
        <source>shindan-cli COMMAND --help tells more.</source>
        <translation>shindan-cli COMMAND --help tells more.</translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation>A command is missing.</translation>
    </message>
    <message>
        <source>There is no command %1.</source>
        <translation>There is no command %1.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 could not be written: %2.</translation>
    </message>
    <message>
        <source>Findings, facts and coverage of bundles, folders and log files.</source>
        <translation>Findings, facts and coverage of bundles, folders and log files.</translation>
    </message>
    <message>
        <source>Bundle, folder, log file, or - for standard input. Several are one workspace.</source>
        <translation>Bundle, folder, log file, or - for standard input. Several are one workspace.</translation>
    </message>
    <message>
        <source>Takes each path by itself: one line of JSON a bundle.</source>
        <translation>Takes each path by itself: one line of JSON a bundle.</translation>
    </message>
    <message>
        <source>With --each: leaves out the paths whose results stand in this file.</source>
        <translation>With --each: leaves out the paths whose results stand in this file.</translation>
    </message>
    <message>
        <source>Writes the result to a file.</source>
        <translation>Writes the result to a file.</translation>
    </message>
    <message>
        <source>Exit status 1 if a finding is at least this severe: info, warning, error, critical.</source>
        <translation>Exit status 1 if a finding is at least this severe: info, warning, error, critical.</translation>
    </message>
    <message>
        <source>A folder of rules of one&apos;s own; may be given several times.</source>
        <translation>A folder of rules of one&apos;s own; may be given several times.</translation>
    </message>
    <message>
        <source>A path is missing.</source>
        <translation>A path is missing.</translation>
    </message>
    <message>
        <source>%1 is not a severity.</source>
        <translation>%1 is not a severity.</translation>
    </message>
    <message>
        <source>Format of the result.</source>
        <translation>Format of the result.</translation>
    </message>
    <message>
        <source>Language of texts: en, ja or both.</source>
        <translation>Language of texts: en, ja or both.</translation>
    </message>
    <message>
        <source>Zone of times shown and of times in a query: UTC, +09:00, Asia/Tokyo.</source>
        <translation>Zone of times shown and of times in a query: UTC, +09:00, Asia/Tokyo.</translation>
    </message>
    <message>
        <source>Number of threads; all cores if left out.</source>
        <translation>Number of threads; all cores if left out.</translation>
    </message>
    <message>
        <source>Reads every bundle by this layout, whatever it looks like: ack-linux, must-gather, sosreport, plain-folder ...</source>
        <translation>Reads every bundle by this layout, whatever it looks like: ack-linux, must-gather, sosreport, plain-folder ...</translation>
    </message>
    <message>
        <source>Reads everything anew.</source>
        <translation>Reads everything anew.</translation>
    </message>
    <message>
        <source>Shows passwords, tokens and keys instead of ***.</source>
        <translation>Shows passwords, tokens and keys instead of ***.</translation>
    </message>
    <message>
        <source>Progress on a terminal: auto or never.</source>
        <translation>Progress on a terminal: auto or never.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Shows this help.</translation>
    </message>
    <message>
        <source>See shindan-cli %1 --help.</source>
        <translation>See shindan-cli %1 --help.</translation>
    </message>
    <message>
        <source>The format %1 is not known here. Formats: %2.</source>
        <translation>The format %1 is not known here. Formats: %2.</translation>
    </message>
    <message>
        <source>The language %1 is not known. Languages: en, ja, both.</source>
        <translation>The language %1 is not known. Languages: en, ja, both.</translation>
    </message>
    <message>
        <source>%1 is not a zone. Write UTC, an offset like +09:00 or a name like Asia/Tokyo.</source>
        <translation>%1 is not a zone. Write UTC, an offset like +09:00 or a name like Asia/Tokyo.</translation>
    </message>
    <message>
        <source>There is no layout %1. Layouts: %2.</source>
        <translation>There is no layout %1. Layouts: %2.</translation>
    </message>
    <message>
        <source>%1 is not a number of threads.</source>
        <translation>%1 is not a number of threads.</translation>
    </message>
    <message>
        <source>Progress is auto or never.</source>
        <translation>Progress is auto or never.</translation>
    </message>
    <message>
        <source>The knowledge base: faq list, faq show ID, faq search TEXT.</source>
        <translation>The knowledge base: faq list, faq show ID, faq search TEXT.</translation>
    </message>
    <message>
        <source>What to do.</source>
        <translation>What to do.</translation>
    </message>
    <message>
        <source>There is no entry %1. shindan-cli faq list names them all.</source>
        <translation>There is no entry %1. shindan-cli faq list names them all.</translation>
    </message>
    <message>
        <source>Say list, show ID or search TEXT.</source>
        <translation>Say list, show ID or search TEXT.</translation>
    </message>
    <message>
        <source>The answer to the customer on some findings.</source>
        <translation>The answer to the customer on some findings.</translation>
    </message>
    <message>
        <source>Bundle, folder or log file.</source>
        <translation>Bundle, folder or log file.</translation>
    </message>
    <message>
        <source>Id of a finding, or of a rule; may be given several times.</source>
        <translation>Id of a finding, or of a rule; may be given several times.</translation>
    </message>
    <message>
        <source>A path and at least one --finding are needed.</source>
        <translation>A path and at least one --finding are needed.</translation>
    </message>
    <message>
        <source>There is no finding %1 in this bundle.</source>
        <translation>There is no finding %1 in this bundle.</translation>
    </message>
    <message>
        <source>There is no member %1.</source>
        <translation>There is no member %1.</translation>
    </message>
    <message>
        <source>Several members end in %1; name the whole path.</source>
        <translation>Several members end in %1; name the whole path.</translation>
    </message>
    <message>
        <source>Members with role, format and coverage; or the text of one member.</source>
        <translation>Members with role, format and coverage; or the text of one member.</translation>
    </message>
    <message>
        <source>Member to print; the end of its path is enough.</source>
        <translation>Member to print; the end of its path is enough.</translation>
    </message>
    <message>
        <source>Name one path and at most one member.</source>
        <translation>Name one path and at most one member.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Component</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>%1: no fault found</source>
        <translation>%1: no fault found</translation>
    </message>
    <message>
        <source>the example does not hit</source>
        <translation>the example does not hit</translation>
    </message>
    <message>
        <source>the counterexample hits</source>
        <translation>the counterexample hits</translation>
    </message>
    <message>
        <source>%1 rules, %2 examples, %3 failures</source>
        <translation>%1 rules, %2 examples, %3 failures</translation>
    </message>
    <message>
        <source>The rules: rules list, show ID, check FILE..., test [FILE...], explain ID PATH.</source>
        <translation>The rules: rules list, show ID, check FILE..., test [FILE...], explain ID PATH.</translation>
    </message>
    <message>
        <source>There is no rule %1. shindan-cli rules list names them all.</source>
        <translation>There is no rule %1. shindan-cli rules list names them all.</translation>
    </message>
    <message>
        <source>Say list, show ID, check FILE, test or explain ID PATH.</source>
        <translation>Say list, show ID, check FILE, test or explain ID PATH.</translation>
    </message>
    <message>
        <source>There is no scenario %1. shindan-cli scenario list names them all.</source>
        <translation>There is no scenario %1. shindan-cli scenario list names them all.</translation>
    </message>
    <message>
        <source>Name a file with -o.</source>
        <translation>Name a file with -o.</translation>
    </message>
    <message>
        <source>Bundles with a known truth: scenario list, scenario generate ID -o FILE.</source>
        <translation>Bundles with a known truth: scenario list, scenario generate ID -o FILE.</translation>
    </message>
    <message>
        <source>Say list or generate ID.</source>
        <translation>Say list or generate ID.</translation>
    </message>
    <message>
        <source>The merged timeline of all logs.</source>
        <translation>The merged timeline of all logs.</translation>
    </message>
    <message>
        <source>Bundle, folder, log file, or - for standard input.</source>
        <translation>Bundle, folder, log file, or - for standard input.</translation>
    </message>
    <message>
        <source>Only records that match.</source>
        <translation>Only records that match.</translation>
    </message>
    <message>
        <source>Only from this time on.</source>
        <translation>Only from this time on.</translation>
    </message>
    <message>
        <source>Only before this time.</source>
        <translation>Only before this time.</translation>
    </message>
    <message>
        <source>Prints the number of records only.</source>
        <translation>Prints the number of records only.</translation>
    </message>
    <message>
        <source>Shows repeated lines, too.</source>
        <translation>Shows repeated lines, too.</translation>
    </message>
    <message>
        <source>At most so many records.</source>
        <translation>At most so many records.</translation>
    </message>
    <message>
        <source>%1 is not a number of records.</source>
        <translation>%1 is not a number of records.</translation>
    </message>
    <message>
        <source>%1 lines whose level is unknown passed the test of the level.</source>
        <translation>%1 lines whose level is unknown passed the test of the level.</translation>
    </message>
    <message>
        <source>Message templates with their counts.</source>
        <translation>Message templates with their counts.</translation>
    </message>
    <message>
        <source>When it happened: findings near this time come first. Any usual spelling, in the zone of --timezone or else the node&apos;s: 2025-12-13 19:45, 19:45, 7:45 PM, 2025-12-13T11:45:00Z, 1765626300.</source>
        <translation>When it happened: findings near this time come first. Any usual spelling, in the zone of --timezone or else the node&apos;s: 2025-12-13 19:45, 19:45, 7:45 PM, 2025-12-13T11:45:00Z, 1765626300.</translation>
    </message>
    <message>
        <source>File whose first line is the password of an encrypted archive; else SHINDAN_PASSWORD in the environment, else the terminal.</source>
        <translation>File whose first line is the password of an encrypted archive; else SHINDAN_PASSWORD in the environment, else the terminal.</translation>
    </message>
    <message>
        <source>The password file %1 cannot be read.</source>
        <translation>The password file %1 cannot be read.</translation>
    </message>
    <message>
        <source>Writes the member&apos;s original bytes to a file, secrets and all.</source>
        <translation>Writes the member&apos;s original bytes to a file, secrets and all.</translation>
    </message>
    <message>
        <source>With -o, name a file; without it the text goes to the standard output.</source>
        <translation>With -o, name a file; without it the text goes to the standard output.</translation>
    </message>
    <message>
        <source>With -o, name the member to save.</source>
        <translation>With -o, name the member to save.</translation>
    </message>
    <message>
        <source>This password does not fit %1. Password (Enter alone goes on without):</source>
        <translation>This password does not fit %1. Password (Enter alone goes on without):</translation>
    </message>
    <message>
        <source>%1 is encrypted. Password (Enter alone goes on without):</source>
        <translation>%1 is encrypted. Password (Enter alone goes on without):</translation>
    </message>
    <message>
        <source>%1 could not be read: %2.</source>
        <translation>%1 could not be read: %2.</translation>
    </message>
    <message>
        <source>The password given does not fit %1.</source>
        <translation>The password given does not fit %1.</translation>
    </message>
    <message>
        <source>--seed takes a number from 0 on.</source>
        <translation>--seed takes a number from 0 on.</translation>
    </message>
    <message>
        <source>--size takes bytes, or a number with K, M or G: 200M. From 1M to 10G.</source>
        <translation>--size takes bytes, or a number with K, M or G: 200M. From 1M to 10G.</translation>
    </message>
    <message>
        <source>--nodes takes a number from 1 to 100.</source>
        <translation>--nodes takes a number from 1 to 100.</translation>
    </message>
    <message>
        <source>About how much text the bundle holds, such as 50M.</source>
        <translation>About how much text the bundle holds, such as 50M.</translation>
    </message>
    <message>
        <source>So many nodes of one cluster in one file; the fault is on the first.</source>
        <translation>So many nodes of one cluster in one file; the fault is on the first.</translation>
    </message>
    <message>
        <source>Another number gives other names, times and noise.</source>
        <translation>Another number gives other names, times and noise.</translation>
    </message>
    <message>
        <source>Healthy bundles that compare --baseline compares with: add PATH..., list, remove ID...</source>
        <translation>Healthy bundles that compare --baseline compares with: add PATH..., list, remove ID...</translation>
    </message>
    <message>
        <source>There is no healthy bundle %1.</source>
        <translation>There is no healthy bundle %1.</translation>
    </message>
    <message>
        <source>Write add PATH..., list or remove ID...</source>
        <translation>Write add PATH..., list or remove ID...</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>Two bundles; with more, which one is odd; one with --baseline.</source>
        <translation>Two bundles; with more, which one is odd; one with --baseline.</translation>
    </message>
    <message>
        <source>How the clocks are laid over each other: absolute, collected, boot, an offset of the second (+90s, -1h30m), or a query whose match is the same event on both sides.</source>
        <translation>How the clocks are laid over each other: absolute, collected, boot, an offset of the second (+90s, -1h30m), or a query whose match is the same event on both sides.</translation>
    </message>
    <message>
        <source>A file of rules of one&apos;s own: which differences are expected.</source>
        <translation>A file of rules of one&apos;s own: which differences are expected.</translation>
    </message>
    <message>
        <source>Compares with the healthy bundles that were added with &quot;baseline add&quot;.</source>
        <translation>Compares with the healthy bundles that were added with &quot;baseline add&quot;.</translation>
    </message>
    <message>
        <source>Also lists what differs as expected.</source>
        <translation>Also lists what differs as expected.</translation>
    </message>
    <message>
        <source>Exit status 1 if a difference is at least this severe: info, warning, error, critical.</source>
        <translation>Exit status 1 if a difference is at least this severe: info, warning, error, critical.</translation>
    </message>
    <message>
        <source>What differs between two bundles, the most important first.</source>
        <translation>What differs between two bundles, the most important first.</translation>
    </message>
    <message>
        <source>Two bundles are needed; what was given holds one.</source>
        <translation>Two bundles are needed; what was given holds one.</translation>
    </message>
    <message>
        <source>what differs between bundles</source>
        <translation>what differs between bundles</translation>
    </message>
    <message>
        <source>healthy bundles to compare with</source>
        <translation>healthy bundles to compare with</translation>
    </message>
    <message>
        <source>--collector is v1, v2, v3, dump, sos or windows.</source>
        <translation>--collector is v1, v2, v3, dump, sos or windows.</translation>
    </message>
    <message>
        <source>--kind is worker, master, docker, edge, sandbox or windows.</source>
        <translation>--kind is worker, master, docker, edge, sandbox or windows.</translation>
    </message>
    <message>
        <source>--pair takes one of these: %1.</source>
        <translation>--pair takes one of these: %1.</translation>
    </message>
    <message>
        <source>v1, v2 or v3 of the diagnostic script, windows for that of Windows nodes, dump for kubectl cluster-info dump, or sos for a sosreport.</source>
        <translation>v1, v2 or v3 of the diagnostic script, windows for that of Windows nodes, dump for kubectl cluster-info dump, or sos for a sosreport.</translation>
    </message>
    <message>
        <source>Kind of the node: worker, master, docker, edge, sandbox or windows.</source>
        <translation>Kind of the node: worker, master, docker, edge, sandbox or windows.</translation>
    </message>
    <message>
        <source>Two bundles of one node, for comparison, with this change in the second: none, sysctl, kernel, rate-doubled and others.</source>
        <translation>Two bundles of one node, for comparison, with this change in the second: none, sysctl, kernel, rate-doubled and others.</translation>
    </message>
</context>
<context>
    <name>shindan::gui::ChipsBar</name>
    <message>
        <source>Take this term out of the filter</source>
        <translation>Take this term out of the filter</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 of %2 rows</translation>
    </message>
    <message>
        <source>Fold copies and continued lines</source>
        <translation>Fold copies and continued lines</translation>
    </message>
    <message>
        <source>Leaves out lines that stand twice, the further lines of a record, and lines without a time</source>
        <translation>Leaves out lines that stand twice, the further lines of a record, and lines without a time</translation>
    </message>
</context>
<context>
    <name>shindan::gui::CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>shindan::gui::CoveragePage</name>
    <message>
        <source>Rules: %1 fired, %2 clear, %3 partly, %4 not checked</source>
        <translation>Rules: %1 fired, %2 clear, %3 partly, %4 not checked</translation>
    </message>
    <message>
        <source>Members: %1</source>
        <translation>Members: %1</translation>
    </message>
    <message>
        <source>Filter rules</source>
        <translation>Filter rules</translation>
    </message>
    <message>
        <source>Filter members</source>
        <translation>Filter members</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Nothing is open</translation>
    </message>
    <message>
        <source>Coverage says which rules could be checked with what a bundle holds, and which could not.</source>
        <translation>Coverage says which rules could be checked with what a bundle holds, and which could not.</translation>
    </message>
    <message>
        <source>Go to what it found</source>
        <translation>Go to what it found</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Go to %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>shindan::gui::EntryView</name>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Both</translation>
    </message>
    <message>
        <source>Japanese only</source>
        <translation>Japanese only</translation>
    </message>
    <message>
        <source>English only</source>
        <translation>English only</translation>
    </message>
    <message>
        <source>Japanese and English, paragraph by paragraph</source>
        <translation>Japanese and English, paragraph by paragraph</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Copy answer</translation>
    </message>
    <message>
        <source>Copy the whole answer as plain text</source>
        <translation>Copy the whole answer as plain text</translation>
    </message>
    <message>
        <source>The answer to the selected finding appears here. All questions stand on the page “FAQ”.</source>
        <translation>The answer to the selected finding appears here. All questions stand on the page “FAQ”.</translation>
    </message>
</context>
<context>
    <name>shindan::gui::FactsPage</name>
    <message>
        <source>Filter facts</source>
        <translation>Filter facts</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Nothing is open</translation>
    </message>
    <message>
        <source>Facts are read from the command outputs and configurations of a bundle.</source>
        <translation>Facts are read from the command outputs and configurations of a bundle.</translation>
    </message>
    <message>
        <source>Facts appear when the bundle has been read.</source>
        <translation>Facts appear when the bundle has been read.</translation>
    </message>
    <message>
        <source>No facts</source>
        <translation>No facts</translation>
    </message>
    <message>
        <source>What is open holds no command outputs or configurations that Shindan can read. A whole bundle of the node has them.</source>
        <translation>What is open holds no command outputs or configurations that Shindan can read. A whole bundle of the node has them.</translation>
    </message>
    <message>
        <source>Go to the line that says it</source>
        <translation>Go to the line that says it</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>shindan::gui::FaqPage</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found. Try fewer or shorter words, in either language.</source>
        <translation>Nothing found. Try fewer or shorter words, in either language.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) found</source>
        <translation>
            <numerusform>%n entry found</numerusform>
            <numerusform>%n entries found</numerusform>
        </translation>
    </message>
    <message>
        <source>Search questions and answers</source>
        <translation>Search questions and answers</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Select a question, or search in either language.</source>
        <translation>Select a question, or search in either language.</translation>
    </message>
    <message>
        <source>Only this bundle (%1)</source>
        <translation>Only this bundle (%1)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>This bundle first</source>
        <translation>This bundle first</translation>
    </message>
    <message>
        <source>All questions by subject</source>
        <translation>All questions by subject</translation>
    </message>
    <message>
        <source>Questions that findings of this bundle lead to stand before the others</source>
        <translation>Questions that findings of this bundle lead to stand before the others</translation>
    </message>
    <message>
        <source>Only questions that findings of this bundle lead to</source>
        <translation>Only questions that findings of this bundle lead to</translation>
    </message>
</context>
<context>
    <name>shindan::gui::FilesPage</name>
    <message>
        <source>Go to the first row</source>
        <translation>Go to the first row</translation>
    </message>
    <message>
        <source>Open as text</source>
        <translation>Open as text</translation>
    </message>
    <message>
        <source>Show only its rows</source>
        <translation>Show only its rows</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copy path</translation>
    </message>
    <message>
        <source>Filter members</source>
        <translation>Filter members</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Nothing is open</translation>
    </message>
    <message>
        <source>Open a diagnostic bundle, a folder or a log file, or drop it on this window.</source>
        <translation>Open a diagnostic bundle, a folder or a log file, or drop it on this window.</translation>
    </message>
    <message>
        <source>Save member as…</source>
        <translation>Save member as…</translation>
    </message>
</context>
<context>
    <name>shindan::gui::FilterTable</name>
    <message>
        <source>%1 of %2</source>
        <comment>rows shown, of all rows</comment>
        <translation>%1 of %2</translation>
    </message>
</context>
<context>
    <name>shindan::gui::FindBar</name>
    <message>
        <source>Find in the list: words or a query</source>
        <translation>Find in the list: words or a query</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>Find in the list</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>Previous (Shift+Enter)</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>Next (Enter)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>shindan::gui::FindingPage</name>
    <message>
        <source>Nothing is open</source>
        <translation>Nothing is open</translation>
    </message>
    <message>
        <source>No problem found</source>
        <translation>No problem found</translation>
    </message>
    <message>
        <source>Open a diagnostic bundle, a folder or a log file.</source>
        <translation>Open a diagnostic bundle, a folder or a log file.</translation>
    </message>
    <message>
        <source>What was not checked, and why, stands on the page “Coverage”.</source>
        <translation>What was not checked, and why, stands on the page “Coverage”.</translation>
    </message>
    <message>
        <source>No finding is selected</source>
        <translation>No finding is selected</translation>
    </message>
    <message>
        <source>Select one in the list of findings, or press F8 to go to the first.</source>
        <translation>Select one in the list of findings, or press F8 to go to the first.</translation>
    </message>
    <message>
        <source>Read from the state of the node when the bundle was collected.</source>
        <translation>Read from the state of the node when the bundle was collected.</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <comment>12 times, from time to time</comment>
        <translation>%1, from %2</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <comment>once, at a time</comment>
        <translation>%1, at %2</translation>
    </message>
    <message>
        <source>Recovered at %1.</source>
        <translation>Recovered at %1.</translation>
    </message>
    <message>
        <source>Belongs to an earlier boot.</source>
        <translation>Belongs to an earlier boot.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>place in a list</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Previous finding (Shift+F8)</source>
        <translation>Previous finding (Shift+F8)</translation>
    </message>
    <message>
        <source>Next finding (F8)</source>
        <translation>Next finding (F8)</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Previous finding</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Next finding</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>%1 of %2 lines: the first, the last and the loudest.</source>
        <translation>%1 of %2 lines: the first, the last and the loudest.</translation>
    </message>
    <message>
        <source>Caused by</source>
        <translation>Caused by</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>Leads to</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Write the reply to the customer on this finding and its causes (Ctrl+R)</source>
        <translation>Write the reply to the customer on this finding and its causes (Ctrl+R)</translation>
    </message>
    <message>
        <source>Nearest to the incident: %1.</source>
        <comment>12 min before</comment>
        <translation>Nearest to the incident: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Came before, %n times (%1), and recovered at %2.</source>
        <comment>time, or time to time</comment>
        <translation>
            <numerusform>Came before, %n time (%1), and recovered at %2.</numerusform>
            <numerusform>Came before, %n times (%1), and recovered at %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shindan::gui::FindingsTree</name>
    <message>
        <source>Findings appear here while the bundle is being read.</source>
        <translation>Findings appear here while the bundle is being read.</translation>
    </message>
    <message>
        <source>Open a bundle to see what happened.</source>
        <translation>Open a bundle to see what happened.</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) were applied.</source>
        <translation>
            <numerusform>%n rule was applied.</numerusform>
            <numerusform>%n rules were applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them could not be checked, or only in part.</source>
        <translation>
            <numerusform>%n of them could not be checked, or only in part.</numerusform>
            <numerusform>%n of them could not be checked, or only in part.</numerusform>
        </translation>
    </message>
    <message>
        <source>No problem found</source>
        <translation>No problem found</translation>
    </message>
    <message>
        <source>Show coverage</source>
        <translation>Show coverage</translation>
    </message>
</context>
<context>
    <name>shindan::gui::HelpWindow</name>
    <message>
        <source>Writing a query</source>
        <translation>Writing a query</translation>
    </message>
    <message>
        <source>Terms stand side by side; all of them must hold. A word before “:” that names no field is plain text, so a pasted log line finds itself.</source>
        <translation>Terms stand side by side; all of them must hold. A word before “:” that names no field is plain text, so a pasted log line finds itself.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>About Shindan</source>
        <translation>About Shindan</translation>
    </message>
    <message>
        <source>Reads diagnostic bundles of Kubernetes nodes: what happened, in which order, why, and which answer to send. Works without a network; nothing leaves this computer.</source>
        <translation>Reads diagnostic bundles of Kubernetes nodes: what happened, in which order, why, and which answer to send. Works without a network; nothing leaves this computer.</translation>
    </message>
</context>
<context>
    <name>shindan::gui::IncidentBar</name>
    <message>
        <source>Node&apos;s zone (%1)</source>
        <translation>Node&apos;s zone (%1)</translation>
    </message>
    <message>
        <source>Tokyo (UTC+09:00)</source>
        <translation>Tokyo (UTC+09:00)</translation>
    </message>
    <message>
        <source>Singapore (UTC+08:00)</source>
        <translation>Singapore (UTC+08:00)</translation>
    </message>
    <message>
        <source>Shanghai (UTC+08:00)</source>
        <translation>Shanghai (UTC+08:00)</translation>
    </message>
    <message>
        <source>%1 on the node</source>
        <comment>a time</comment>
        <translation>%1 on the node</translation>
    </message>
    <message>
        <source>%1 here</source>
        <comment>a time</comment>
        <translation>%1 here</translation>
    </message>
    <message>
        <source>the last such time before the collection</source>
        <translation>the last such time before the collection</translation>
    </message>
    <message>
        <source>the last such day before the collection</source>
        <translation>the last such day before the collection</translation>
    </message>
    <message>
        <source>This is %1 after the collection. Check the zone.</source>
        <translation>This is %1 after the collection. Check the zone.</translation>
    </message>
    <message>
        <source>No log reaches back that far.</source>
        <translation>No log reaches back that far.</translation>
    </message>
    <message>
        <source>“%1” is not a zone. Choose one, or write an offset such as +09:00 or a name such as Asia/Tokyo.</source>
        <translation>“%1” is not a zone. Choose one, or write an offset such as +09:00 or a name such as Asia/Tokyo.</translation>
    </message>
    <message>
        <source>Write it as the customer did: 2025-12-13 19:45, 12/13 7:45 PM, 19:45, 2025-12-13T11:45:00Z, 20 minutes before collection.</source>
        <translation>Write it as the customer did: 2025-12-13 19:45, 12/13 7:45 PM, 19:45, 2025-12-13T11:45:00Z, 20 minutes before collection.</translation>
    </message>
    <message>
        <source>It happened at %1</source>
        <translation>It happened at %1</translation>
    </message>
    <message>
        <source>It happened at</source>
        <translation>It happened at</translation>
    </message>
    <message>
        <source>To a time</source>
        <translation>To a time</translation>
    </message>
    <message>
        <source>time, as the customer wrote it</source>
        <translation>time, as the customer wrote it</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Zone of the time</source>
        <translation>Zone of the time</translation>
    </message>
    <message>
        <source>Zone of a time that names none. UTC, +09:00, Asia/Tokyo and so on can be typed.</source>
        <translation>Zone of a time that names none. UTC, +09:00, Asia/Tokyo and so on can be typed.</translation>
    </message>
    <message>
        <source>Mark it</source>
        <translation>Mark it</translation>
    </message>
    <message>
        <source>Findings near it come first; timeline, list and overview show it</source>
        <translation>Findings near it come first; timeline, list and overview show it</translation>
    </message>
    <message>
        <source>Only go there</source>
        <translation>Only go there</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Remove mark</source>
        <translation>Remove mark</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) near it</source>
        <translation>
            <numerusform>%n finding near it</numerusform>
            <numerusform>%n findings near it</numerusform>
        </translation>
    </message>
    <message>
        <source>no finding near it</source>
        <translation>no finding near it</translation>
    </message>
    <message>
        <source>Near: within 30 minutes, or a cause of what is.</source>
        <translation>Near: within 30 minutes, or a cause of what is.</translation>
    </message>
</context>
<context>
    <name>shindan::gui::IncidentList</name>
    <message>
        <source>In the current boot, since %1</source>
        <translation>In the current boot, since %1</translation>
    </message>
    <message>
        <source>In an earlier boot, from %1 to %2. What was collected later is not the state of that boot.</source>
        <translation>In an earlier boot, from %1 to %2. What was collected later is not the state of that boot.</translation>
    </message>
    <message>
        <source>Between two boots: no line from %1 until the start at %2</source>
        <translation>Between two boots: no line from %1 until the start at %2</translation>
    </message>
    <message>
        <source>Before all that the logs tell of boots</source>
        <translation>Before all that the logs tell of boots</translation>
    </message>
    <message>
        <source>: </source>
        <translation>: </translation>
    </message>
    <message numerus="yes">
        <source>%n log(s) cover it</source>
        <translation>
            <numerusform>%n log covers it</numerusform>
            <numerusform>%n logs cover it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n log(s) do not cover it</source>
        <translation>
            <numerusform>%n log does not cover it</numerusform>
            <numerusform>%n logs do not cover it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>nearest line %1</source>
        <comment>2 s before</comment>
        <translation>nearest line %1</translation>
    </message>
    <message>
        <source>last line %1</source>
        <comment>2 s before</comment>
        <translation>last line %1</translation>
    </message>
    <message>
        <source>begins %1</source>
        <comment>2 s after</comment>
        <translation>begins %1</translation>
    </message>
    <message>
        <source>ends %1</source>
        <comment>2 s before</comment>
        <translation>ends %1</translation>
    </message>
    <message>
        <source>To the nearest line</source>
        <translation>To the nearest line</translation>
    </message>
    <message numerus="yes">
        <source>%n log(s) not collected or empty: see the page “Coverage”</source>
        <translation>
            <numerusform>%n log not collected or empty: see the page “Coverage”</numerusform>
            <numerusform>%n logs not collected or empty: see the page “Coverage”</numerusform>
        </translation>
    </message>
    <message>
        <source>No log has lines around this moment.</source>
        <translation>No log has lines around this moment.</translation>
    </message>
    <message numerus="yes">
        <source>%n log(s) silent at that time</source>
        <translation>
            <numerusform>%n log silent at that time</numerusform>
            <numerusform>%n logs silent at that time</numerusform>
        </translation>
    </message>
    <message>
        <source>no line from %1 to %2</source>
        <comment>3 h before, 5 min after</comment>
        <translation>no line from %1 to %2</translation>
    </message>
</context>
<context>
    <name>shindan::gui::LanguageSwitch</name>
    <message>
        <source>Show everything in Japanese</source>
        <translation>Show everything in Japanese</translation>
    </message>
    <message>
        <source>Show everything in English</source>
        <translation>Show everything in English</translation>
    </message>
</context>
<context>
    <name>shindan::gui::LogListView</name>
    <message>
        <source>Searching ...</source>
        <translation>Searching ...</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) found</source>
        <translation>
            <numerusform>%Ln row found</numerusform>
            <numerusform>%Ln rows found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shindan::gui::LogReach</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shindan::gui::LogRows</name>
    <message>
        <source>Only the first %1 rows are copied</source>
        <translation>Only the first %1 rows are copied</translation>
    </message>
    <message>
        <source>Only this source</source>
        <translation>Only this source</translation>
    </message>
    <message>
        <source>Only this component</source>
        <translation>Only this component</translation>
    </message>
    <message>
        <source>Only messages like this</source>
        <translation>Only messages like this</translation>
    </message>
    <message>
        <source>Hide this source</source>
        <translation>Hide this source</translation>
    </message>
    <message>
        <source>Hide this component</source>
        <translation>Hide this component</translation>
    </message>
    <message>
        <source>Hide messages like this</source>
        <translation>Hide messages like this</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy with time and source</source>
        <translation>Copy with time and source</translation>
    </message>
    <message>
        <source>Show this time in the timeline</source>
        <translation>Show this time in the timeline</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>Find in this list</translation>
    </message>
    <message>
        <source>Fold copies and records</source>
        <translation>Fold copies and records</translation>
    </message>
    <message>
        <source>Wrap long messages</source>
        <translation>Wrap long messages</translation>
    </message>
    <message>
        <source>This line has no time.</source>
        <translation>This line has no time.</translation>
    </message>
    <message>
        <source>The line has no time of its own; it is that of the line before.</source>
        <translation>The line has no time of its own; it is that of the line before.</translation>
    </message>
    <message>
        <source>The line says no time zone; the node&apos;s was taken.</source>
        <translation>The line says no time zone; the node&apos;s was taken.</translation>
    </message>
    <message>
        <source>The line says no year; it was worked out from when the bundle was collected.</source>
        <translation>The line says no year; it was worked out from when the bundle was collected.</translation>
    </message>
    <message>
        <source>Counted from the start of the node; it may be seconds off.</source>
        <translation>Counted from the start of the node; it may be seconds off.</translation>
    </message>
    <message>
        <source>Moved, because the node&apos;s clock was set back later.</source>
        <translation>Moved, because the node&apos;s clock was set back later.</translation>
    </message>
    <message>
        <source>The time is exact as the line prints it.</source>
        <translation>The time is exact as the line prints it.</translation>
    </message>
    <message>
        <source>Belongs to the selected finding</source>
        <translation>Belongs to the selected finding</translation>
    </message>
    <message>
        <source>Belongs to the record of a row above</source>
        <translation>Belongs to the record of a row above</translation>
    </message>
    <message>
        <source>The line prints no level, and its format has no rule for one.</source>
        <translation>The line prints no level, and its format has no rule for one.</translation>
    </message>
    <message>
        <source>%1: the line prints no level; it follows from what such lines mean.</source>
        <translation>%1: the line prints no level; it follows from what such lines mean.</translation>
    </message>
    <message>
        <source>%1: as the line prints it</source>
        <translation>%1: as the line prints it</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, line %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) copied</source>
        <translation>
            <numerusform>%Ln row copied</numerusform>
            <numerusform>%Ln rows copied</numerusform>
        </translation>
    </message>
    <message>
        <source>Log rows</source>
        <translation>Log rows</translation>
    </message>
    <message>
        <source>Time (%1)</source>
        <translation>Time (%1)</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Component</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more row(s) of this record</source>
        <translation>
            <numerusform>%Ln more row of this record</numerusform>
            <numerusform>%Ln more rows of this record</numerusform>
        </translation>
    </message>
    <message>
        <source>incident</source>
        <translation>incident</translation>
    </message>
    <message>
        <source>It happened here</source>
        <translation>It happened here</translation>
    </message>
    <message>
        <source>Remove the incident mark</source>
        <translation>Remove the incident mark</translation>
    </message>
    <message>
        <source>Open the note on this row</source>
        <translation>Open the note on this row</translation>
    </message>
    <message>
        <source>Note on this row</source>
        <translation>Note on this row</translation>
    </message>
    <message>
        <source>There is a note on this row</source>
        <translation>There is a note on this row</translation>
    </message>
</context>
<context>
    <name>shindan::gui::MainWindow</name>
    <message>
        <source>Open another…</source>
        <translation>Open another…</translation>
    </message>
    <message>
        <source>Reading was cancelled. What had been read until then is shown.</source>
        <translation>Reading was cancelled. What had been read until then is shown.</translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <translation>Findings (%1)</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Answer (FAQ)</source>
        <translation>Answer (FAQ)</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Open files</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>The &amp;node&apos;s (%1)</source>
        <translation>The &amp;node&apos;s (%1)</translation>
    </message>
    <message>
        <source>Reading was cancelled. What was open before is shown.</source>
        <translation>Reading was cancelled. What was open before is shown.</translation>
    </message>
    <message>
        <source>That is open already.</source>
        <translation>That is open already.</translation>
    </message>
    <message>
        <source>Open %1 beside what is open, or instead of it?</source>
        <translation>Open %1 beside what is open, or instead of it?</translation>
    </message>
    <message numerus="yes">
        <source>Open %1 and %n more beside what is open, or instead of it?</source>
        <translation>
            <numerusform>Open %1 and %n more beside what is open, or instead of it?</numerusform>
            <numerusform>Open %1 and %n more beside what is open, or instead of it?</numerusform>
        </translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>Open beside</translation>
    </message>
    <message>
        <source>Open instead</source>
        <translation>Open instead</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder beside</source>
        <translation>Open folder beside</translation>
    </message>
    <message>
        <source>Saving %1: %2 %</source>
        <translation>Saving %1: %2 %</translation>
    </message>
    <message>
        <source>Saving %1: %2</source>
        <translation>Saving %1: %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>%1 was saved as %2 (%3), byte for byte; nothing in it is masked.</source>
        <translation>%1 was saved as %2 (%3), byte for byte; nothing in it is masked.</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Show folder</translation>
    </message>
    <message>
        <source>Save member as</source>
        <translation>Save member as</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Save case as…</source>
        <translation>Save case as…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Save case as</source>
        <translation>Save case as</translation>
    </message>
    <message>
        <source>Shindan cases (*.shindan)</source>
        <translation>Shindan cases (*.shindan)</translation>
    </message>
    <message>
        <source>The case is saved. Notes are written to it as you go on.</source>
        <translation>The case is saved. Notes are written to it as you go on.</translation>
    </message>
</context>
<context>
    <name>shindan::gui::NewsBar</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>shindan::gui::NotesPanel</name>
    <message>
        <source>The note was deleted.</source>
        <translation>The note was deleted.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Text of the note</translation>
    </message>
    <message>
        <source>Write what you see here. Without a text the note is a bookmark.</source>
        <translation>Write what you see here. Without a text the note is a bookmark.</translation>
    </message>
    <message>
        <source>Delete the note</source>
        <translation>Delete the note</translation>
    </message>
    <message>
        <source>No notes</source>
        <translation>No notes</translation>
    </message>
    <message>
        <source>Select a row or a finding and press Ctrl+B to note something on it. Notes are saved as you write.</source>
        <translation>Select a row or a finding and press Ctrl+B to note something on it. Notes are saved as you write.</translation>
    </message>
</context>
<context>
    <name>shindan::gui::OverviewPage</name>
    <message>
        <source>Bundle</source>
        <translation>Bundle</translation>
    </message>
    <message>
        <source>Boots</source>
        <translation>Boots</translation>
    </message>
    <message>
        <source>How far back the logs reach</source>
        <translation>How far back the logs reach</translation>
    </message>
    <message>
        <source>Likeliest problems</source>
        <translation>Likeliest problems</translation>
    </message>
    <message>
        <source>Recovered, or of an earlier boot</source>
        <translation>Recovered, or of an earlier boot</translation>
    </message>
    <message>
        <source>The three steps</source>
        <translation>The three steps</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>Notes on reading</source>
        <translation>Notes on reading</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>What is found appears here at once; the rest follows.</source>
        <translation>What is found appears here at once; the rest follows.</translation>
    </message>
    <message>
        <source>Open a diagnostic bundle</source>
        <translation>Open a diagnostic bundle</translation>
    </message>
    <message>
        <source>Drop an archive, a folder or log files on this window, or open them. Nothing leaves this computer.</source>
        <translation>Drop an archive, a folder or log files on this window, or open them. Nothing leaves this computer.</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>Open files…</translation>
    </message>
    <message>
        <source>Change the time…</source>
        <translation>Change the time…</translation>
    </message>
    <message>
        <source>It happened at…</source>
        <translation>It happened at…</translation>
    </message>
    <message>
        <source>Say when it happened: findings near that time come first (Ctrl+I)</source>
        <translation>Say when it happened: findings near that time come first (Ctrl+I)</translation>
    </message>
    <message>
        <source>At %1 %2</source>
        <comment>time, zone</comment>
        <translation>At %1 %2</translation>
    </message>
    <message>
        <source>Likeliest problems, those near that time first</source>
        <translation>Likeliest problems, those near that time first</translation>
    </message>
</context>
<context>
    <name>shindan::gui::PasswordBar</name>
    <message>
        <source>Open</source>
        <comment>an encrypted archive</comment>
        <translation>Open</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Go on without</translation>
    </message>
    <message>
        <source>Encrypted members are listed, but not read.</source>
        <translation>Encrypted members are listed, but not read.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>This password does not fit %1. Try again.</source>
        <translation>This password does not fit %1. Try again.</translation>
    </message>
    <message>
        <source>%1 is encrypted.</source>
        <translation>%1 is encrypted.</translation>
    </message>
</context>
<context>
    <name>shindan::gui::ProblemList</name>
    <message numerus="yes">
        <source>and %n more in the list of findings</source>
        <translation>
            <numerusform>and %n more in the list of findings</numerusform>
            <numerusform>and %n more in the list of findings</numerusform>
        </translation>
    </message>
    <message>
        <source>The bundle is still being read.</source>
        <translation>The bundle is still being read.</translation>
    </message>
    <message>
        <source>No rule found a problem in this bundle.</source>
        <translation>No rule found a problem in this bundle.</translation>
    </message>
    <message>
        <source>No finding lies within 30 minutes of that time.</source>
        <translation>No finding lies within 30 minutes of that time.</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>Further away</translation>
    </message>
</context>
<context>
    <name>shindan::gui::ProgressLine</name>
    <message>
        <source>%1 of %2</source>
        <comment>bytes read, of all</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>, %1 left</source>
        <comment>time</comment>
        <translation>, %1 left</translation>
    </message>
</context>
<context>
    <name>shindan::gui::QueryField</name>
    <message>
        <source>Search or query (Ctrl+K)</source>
        <translation>Search or query (Ctrl+K)</translation>
    </message>
    <message>
        <source>Filter of the rows</source>
        <translation>Filter of the rows</translation>
    </message>
</context>
<context>
    <name>shindan::gui::RecentFiles</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>Open &amp;recent</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Nothing was opened yet</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Clear this list</translation>
    </message>
</context>
<context>
    <name>shindan::gui::ReplyPage</name>
    <message>
        <source>Select the findings that the reply is to speak of.</source>
        <translation>Select the findings that the reply is to speak of.</translation>
    </message>
    <message>
        <source>The text was written anew. Undo (Ctrl+Z) brings your edits back.</source>
        <translation>The text was written anew. Undo (Ctrl+Z) brings your edits back.</translation>
    </message>
    <message>
        <source>The text can be edited. Secrets of the bundle are masked.</source>
        <translation>The text can be edited. Secrets of the bundle are masked.</translation>
    </message>
    <message>
        <source>Node&apos;s time (%1)</source>
        <translation>Node&apos;s time (%1)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 could not be written: %2</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Save the reply</source>
        <translation>Save the reply</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Saved as %1.</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Both</translation>
    </message>
    <message>
        <source>Reply in Japanese</source>
        <translation>Reply in Japanese</translation>
    </message>
    <message>
        <source>Reply in English</source>
        <translation>Reply in English</translation>
    </message>
    <message>
        <source>Reply in Japanese, then in English</source>
        <translation>Reply in Japanese, then in English</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Plain text, for a mail</source>
        <translation>Plain text, for a mail</translation>
    </message>
    <message>
        <source>Markdown, for a ticket</source>
        <translation>Markdown, for a ticket</translation>
    </message>
    <message>
        <source>Zone of the times in the reply</source>
        <translation>Zone of the times in the reply</translation>
    </message>
    <message>
        <source>How to confirm</source>
        <translation>How to confirm</translation>
    </message>
    <message>
        <source>With the steps that confirm the problem</source>
        <translation>With the steps that confirm the problem</translation>
    </message>
    <message>
        <source>How to prevent</source>
        <translation>How to prevent</translation>
    </message>
    <message>
        <source>With what keeps the problem from coming again</source>
        <translation>With what keeps the problem from coming again</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the whole text</source>
        <translation>Copy the whole text</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Save as text or Markdown</source>
        <translation>Save as text or Markdown</translation>
    </message>
    <message>
        <source>The reply speaks of:</source>
        <translation>The reply speaks of:</translation>
    </message>
    <message>
        <source>Findings of the reply</source>
        <translation>Findings of the reply</translation>
    </message>
    <message>
        <source>Reply to the customer</source>
        <translation>Reply to the customer</translation>
    </message>
    <message>
        <source>There is nothing to reply to yet</source>
        <translation>There is nothing to reply to yet</translation>
    </message>
    <message>
        <source>Open a bundle. Findings can then be chosen here for the reply to the customer.</source>
        <translation>Open a bundle. Findings can then be chosen here for the reply to the customer.</translation>
    </message>
</context>
<context>
    <name>shindan::gui::RowDetail</name>
    <message>
        <source>Select a row to see it in full.</source>
        <translation>Select a row to see it in full.</translation>
    </message>
    <message>
        <source>Reading ...</source>
        <translation>Reading ...</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 are shown.</source>
        <translation>Only the first %1 of %2 are shown.</translation>
    </message>
    <message>
        <source>Only the first %1 characters are shown.</source>
        <translation>Only the first %1 characters are shown.</translation>
    </message>
    <message>
        <source>Only the first %1 rows are shown.</source>
        <translation>Only the first %1 rows are shown.</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, line %2</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>What is shown of the selected row</source>
        <translation>What is shown of the selected row</translation>
    </message>
    <message>
        <source>The selected row in full</source>
        <translation>The selected row in full</translation>
    </message>
    <message>
        <source>The message without its header</source>
        <translation>The message without its header</translation>
    </message>
    <message>
        <source>All lines of the record as they stand in the source</source>
        <translation>All lines of the record as they stand in the source</translation>
    </message>
    <message>
        <source>The line byte by byte</source>
        <translation>The line byte by byte</translation>
    </message>
</context>
<context>
    <name>shindan::gui::StatusLine</name>
    <message>
        <source>UTC offset not known</source>
        <translation>UTC offset not known</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 rows</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>%1 copies</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Nothing is open</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>no network</translation>
    </message>
    <message>
        <source>Shindan sends nothing and asks nothing over the network.</source>
        <translation>Shindan sends nothing and asks nothing over the network.</translation>
    </message>
    <message>
        <source>Cancel reading</source>
        <translation>Cancel reading</translation>
    </message>
    <message numerus="yes">
        <source>%n bundle(s)</source>
        <translation>
            <numerusform>%n bundle</numerusform>
            <numerusform>%n bundles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shindan::gui::StepList</name>
    <message>
        <source>This node only.</source>
        <translation>This node only.</translation>
    </message>
</context>
<context>
    <name>shindan::gui::TextPage</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>This member is empty</source>
        <translation>This member is empty</translation>
    </message>
    <message>
        <source>This member is not in the bundle</source>
        <translation>This member is not in the bundle</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>Find in this member</source>
        <translation>Find in this member</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Previous match (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Next match (Enter)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Previous match</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Next match</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>This member is encrypted</source>
        <translation>This member is encrypted</translation>
    </message>
    <message>
        <source>Open again with its password</source>
        <translation>Open again with its password</translation>
    </message>
    <message>
        <source>This member is not text</source>
        <translation>This member is not text</translation>
    </message>
    <message>
        <source>%1 of binary data. Save it to look at it with another program.</source>
        <translation>%1 of binary data. Save it to look at it with another program.</translation>
    </message>
    <message>
        <source>Save member as…</source>
        <translation>Save member as…</translation>
    </message>
</context>
<context>
    <name>shindan::gui::TextView</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Select all</translation>
    </message>
</context>
<context>
    <name>shindan::gui::TimelinePage</name>
    <message>
        <source>Nothing is open</source>
        <translation>Nothing is open</translation>
    </message>
    <message>
        <source>Open a diagnostic bundle, a folder or a log file, or drop it on this window.</source>
        <translation>Open a diagnostic bundle, a folder or a log file, or drop it on this window.</translation>
    </message>
    <message>
        <source>No rows with a time</source>
        <translation>No rows with a time</translation>
    </message>
    <message>
        <source>What is open holds no log whose lines have a time. The members can be read as text.</source>
        <translation>What is open holds no log whose lines have a time. The members can be read as text.</translation>
    </message>
    <message>
        <source>Show files</source>
        <translation>Show files</translation>
    </message>
</context>
<context>
    <name>shindan::gui::TimelineView</name>
    <message>
        <source>Zoom to selection</source>
        <translation>Zoom to selection</translation>
    </message>
    <message>
        <source>Whole time</source>
        <translation>Whole time</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Step back</translation>
    </message>
    <message>
        <source>Copy time %1</source>
        <translation>Copy time %1</translation>
    </message>
    <message>
        <source>Copy selected time</source>
        <translation>Copy selected time</translation>
    </message>
    <message>
        <source>: </source>
        <translation>: </translation>
    </message>
    <message>
        <source>%1
Not covered: %2 begins at %3</source>
        <translation>%1
Not covered: %2 begins at %3</translation>
    </message>
    <message>
        <source>%1
Not covered: %2 ends at %3</source>
        <translation>%1
Not covered: %2 ends at %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>level, count</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show the earlier rows (Esc steps back)</source>
        <translation>Show the earlier rows (Esc steps back)</translation>
    </message>
    <message>
        <source>Show the later rows (Esc steps back)</source>
        <translation>Show the later rows (Esc steps back)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>No source has times.</source>
        <translation>No source has times.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln line(s)</source>
        <translation>
            <numerusform>%1, %Ln line</numerusform>
            <numerusform>%1, %Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them also stand in another source and are folded</source>
        <translation>
            <numerusform>%Ln of them also stands in another source and is folded</numerusform>
            <numerusform>%Ln of them also stand in another source and are folded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) in %1</source>
        <translation>
            <numerusform>%Ln row in %1</numerusform>
            <numerusform>%Ln rows in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s), %1</source>
        <translation>
            <numerusform>%Ln source, %1</numerusform>
            <numerusform>%Ln sources, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>◀ %Ln earlier row(s) · %1</source>
        <translation>
            <numerusform>◀ %Ln earlier row · %1</numerusform>
            <numerusform>◀ %Ln earlier rows · %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln later row(s) · %1 ▶</source>
        <translation>
            <numerusform>%Ln later row · %1 ▶</numerusform>
            <numerusform>%Ln later rows · %1 ▶</numerusform>
        </translation>
    </message>
    <message>
        <source>It happened here</source>
        <translation>It happened here</translation>
    </message>
    <message>
        <source>Remove the incident mark</source>
        <translation>Remove the incident mark</translation>
    </message>
</context>
<context>
    <name>shindan::gui::WarningList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shindan::gui::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>&amp;Open files…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>Open &amp;folder…</translation>
    </message>
    <message>
        <source>&amp;Cancel reading</source>
        <translation>&amp;Cancel reading</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>&amp;Findings</translation>
    </message>
    <message>
        <source>&amp;Answers (FAQ)</source>
        <translation>&amp;Answers (FAQ)</translation>
    </message>
    <message>
        <source>Fold &amp;copies and continued lines</source>
        <translation>Fold &amp;copies and continued lines</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>Time &amp;zone</translation>
    </message>
    <message>
        <source>&amp;UTC</source>
        <translation>&amp;UTC</translation>
    </message>
    <message>
        <source>&amp;This computer&apos;s</source>
        <translation>&amp;This computer&apos;s</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>Co&amp;lours</source>
        <translation>Co&amp;lours</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>As the &amp;desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Light</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <comment>colours</comment>
        <translation>&amp;Dark</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>&amp;Larger text</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>&amp;Smaller text</translation>
    </message>
    <message>
        <source>&amp;Usual text size</source>
        <translation>&amp;Usual text size</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>F&amp;ull screen</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Reset layout</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Go</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Forward</translation>
    </message>
    <message>
        <source>To a &amp;time…</source>
        <translation>To a &amp;time…</translation>
    </message>
    <message>
        <source>To the f&amp;ilter</source>
        <translation>To the f&amp;ilter</translation>
    </message>
    <message>
        <source>Fi&amp;nd on this page</source>
        <translation>Fi&amp;nd on this page</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>&amp;Analyse</translation>
    </message>
    <message>
        <source>&amp;Next finding</source>
        <translation>&amp;Next finding</translation>
    </message>
    <message>
        <source>&amp;Previous finding</source>
        <translation>&amp;Previous finding</translation>
    </message>
    <message>
        <source>Only &amp;warnings and worse</source>
        <translation>Only &amp;warnings and worse</translation>
    </message>
    <message>
        <source>Only rows &amp;like the selected one</source>
        <translation>Only rows &amp;like the selected one</translation>
    </message>
    <message>
        <source>Only rows of the same &amp;source</source>
        <translation>Only rows of the same &amp;source</translation>
    </message>
    <message>
        <source>&amp;Clear the filter</source>
        <translation>&amp;Clear the filter</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>Writing a &amp;query</source>
        <translation>Writing a &amp;query</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Keys</translation>
    </message>
    <message>
        <source>&amp;About Shindan</source>
        <translation>&amp;About Shindan</translation>
    </message>
    <message>
        <source>&amp;Reply to the customer</source>
        <translation>&amp;Reply to the customer</translation>
    </message>
    <message>
        <source>It &amp;happened at…</source>
        <translation>It &amp;happened at…</translation>
    </message>
    <message>
        <source>Remove the &amp;incident mark</source>
        <translation>Remove the &amp;incident mark</translation>
    </message>
    <message>
        <source>Open &amp;beside…</source>
        <translation>Open &amp;beside…</translation>
    </message>
    <message>
        <source>Opens bundles of other nodes together with what is open</source>
        <translation>Opens bundles of other nodes together with what is open</translation>
    </message>
    <message>
        <source>Open folder b&amp;eside…</source>
        <translation>Open folder b&amp;eside…</translation>
    </message>
    <message>
        <source>&amp;Save case as…</source>
        <translation>&amp;Save case as…</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Notes</translation>
    </message>
    <message>
        <source>Note on &amp;this row or finding</source>
        <translation>Note on &amp;this row or finding</translation>
    </message>
    <message>
        <source>Ne&amp;xt note</source>
        <translation>Ne&amp;xt note</translation>
    </message>
    <message>
        <source>P&amp;revious note</source>
        <translation>P&amp;revious note</translation>
    </message>
</context>
</TS>
