<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- A language nobody speaks (ISO 639 keeps qaa to qtz for such uses): shows that another one needs no code. -->
<TS version="2.1" language="qps" sourcelanguage="en">
<context>
    <name>Languages</name>
    <message>
        <source>English</source>
        <translation>Þšéúđö</translation>
    </message>
</context>
<context>
    <name>ownwords::screens::WelcomePage</name>
    <message>
        <source>Hello. Who is here today?</source>
        <translation>Ĥéļļö. Ŵĥö ïš ĥéŕé ţöđåÿ?</translation>
    </message>
    <message>
        <source>&amp;Use it once</source>
        <translation>&amp;Ûšé ïţ öñçé</translation>
    </message>
</context>
</TS>
