<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>Please wait %n minutes, then try again.</source>
        <translation>
            <numerusform>Please wait %n minute, then try again.</numerusform>
            <numerusform>Please wait %n minutes, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Please wait %n seconds, then try again.</source>
        <translation>
            <numerusform>Please wait %n second, then try again.</numerusform>
            <numerusform>Please wait %n seconds, then try again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ownwords::screens::AnswerArea</name>
    <message numerus="yes">
        <source>In %n day(s): %1</source>
        <translation>
            <numerusform>Tomorrow: %1</numerusform>
            <numerusform>In %n days: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n week(s): %1</source>
        <translation>
            <numerusform>In %n week: %1</numerusform>
            <numerusform>In %n weeks: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n month(s): %1</source>
        <translation>
            <numerusform>In %n month: %1</numerusform>
            <numerusform>In %n months: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ownwords::screens::HomePage</name>
    <message numerus="yes">
        <source>Good to see you. You have %n goal(s) here.</source>
        <translation>
            <numerusform>Good to see you. You have %n goal here.</numerusform>
            <numerusform>Good to see you. You have %n goals here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ownwords::screens::MainWindow</name>
    <message numerus="yes">
        <source>These words are taken out for good, also from %n copies.</source>
        <translation>
            <numerusform>These words are taken out for good, also from %n copy.</numerusform>
            <numerusform>These words are taken out for good, also from %n copies.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ownwords::screens::Paper</name>
    <message numerus="yes">
        <source>%n letter(s) have no shape on this computer. On paper an empty box stands there.</source>
        <translation>
            <numerusform>%n letter has no shape on this computer. On paper an empty box stands there.</numerusform>
            <numerusform>%n letters have no shape on this computer. On paper an empty box stands there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ownwords::screens::PlanPage</name>
    <message numerus="yes">
        <source>%n letter(s) have no shape on this computer. On paper an empty box stands there.</source>
        <translation>
            <numerusform>%n letter has no shape on this computer. On paper an empty box stands there.</numerusform>
            <numerusform>%n letters have no shape on this computer. On paper an empty box stands there.</numerusform>
        </translation>
    </message>
</context>
</TS>
