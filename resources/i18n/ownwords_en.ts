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
    <name>ownwords::screens::MovePage</name>
    <message numerus="yes">
        <source>%n new answer(s) come in.</source>
        <translation>
            <numerusform>%n new answer comes in.</numerusform>
            <numerusform>%n new answers come in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n goal(s) are said two ways. Both stay, and the later words lead.</source>
        <translation>
            <numerusform>%n goal is said two ways. Both stay, and the later words lead.</numerusform>
            <numerusform>%n goals are said two ways. Both stay, and the later words lead.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) were taken out for good there, and go here too.</source>
        <translation>
            <numerusform>%n answer was taken out for good there, and goes here too.</numerusform>
            <numerusform>%n answers were taken out for good there, and go here too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) are left out: nobody knows who wrote them.</source>
        <translation>
            <numerusform>%n part is left out: nobody knows who wrote it.</numerusform>
            <numerusform>%n parts are left out: nobody knows who wrote them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file opens. It holds %n talk(s).</source>
        <translation>
            <numerusform>The file opens. It holds %n talk.</numerusform>
            <numerusform>The file opens. It holds %n talks.</numerusform>
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
<context>
    <name>WhatsNew</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n promise</numerusform>
            <numerusform>%n promises</numerusform>
        </translation>
    </message>
</context>
</TS>
