<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
    <context>
        <name>DropWords</name>
        <message numerus="yes">
            <source>Move %n picture(s) to %1</source>
            <translation>
                <numerusform>Move %n picture to %1</numerusform>
                <numerusform>Move %n pictures to %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Attach %n picture(s) to %1</source>
            <translation>
                <numerusform>Attach %n picture to %1</numerusform>
                <numerusform>Attach %n pictures to %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tag %n picture(s) with %1</source>
            <translation>
                <numerusform>Tag %n picture with %1</numerusform>
                <numerusform>Tag %n pictures with %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Take %n picture(s) out of the product</source>
            <translation>
                <numerusform>Take %n picture out of the product</numerusform>
                <numerusform>Take %n pictures out of the product</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Move %n picture(s) to the trash</source>
            <translation>
                <numerusform>Move %n picture to the trash</numerusform>
                <numerusform>Move %n pictures to the trash</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Make a product of %n picture(s)</source>
            <translation>
                <numerusform>Make a product of %n picture</numerusform>
                <numerusform>Make a product of %n pictures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tag %n product(s) with %1</source>
            <translation>
                <numerusform>Tag %n product with %1</numerusform>
                <numerusform>Tag %n products with %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Put %n product(s) into %1</source>
            <translation>
                <numerusform>Put %n product into %1</numerusform>
                <numerusform>Put %n products into %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Move %n product(s) to the trash</source>
            <translation>
                <numerusform>Move %n product to the trash</numerusform>
                <numerusform>Move %n products to the trash</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s) from the web</source>
            <translation>
                <numerusform>%n picture from the web</numerusform>
                <numerusform>%n pictures from the web</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n table(s)</source>
            <translation>
                <numerusform>%n table</numerusform>
                <numerusform>%n tables</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n already here</source>
            <translation>
                <numerusform>, %n already here</numerusform>
                <numerusform>, %n already here</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GridCell</name>
        <message numerus="yes">
            <source>%n star(s)</source>
            <translation>
                <numerusform>%n star</numerusform>
                <numerusform>%n stars</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message numerus="yes">
            <source>%n second(s) left</source>
            <translation>
                <numerusform>%n second left</numerusform>
                <numerusform>%n seconds left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>about %n minute(s) left</source>
            <translation>
                <numerusform>about %n minute left</numerusform>
                <numerusform>about %n minutes left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>about %n hour(s) left</source>
            <translation>
                <numerusform>about %n hour left</numerusform>
                <numerusform>about %n hours left</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::AssetListModel</name>
        <message numerus="yes">
            <source>in %n product(s)</source>
            <translation>
                <numerusform>in %n product</numerusform>
                <numerusform>in %n products</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::ClipboardCommands</name>
        <message numerus="yes">
            <source>Copied %n file(s)</source>
            <translation>
                <numerusform>Copied %n file</numerusform>
                <numerusform>Copied %n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Saved %n file(s)</source>
            <translation>
                <numerusform>Saved %n file</numerusform>
                <numerusform>Saved %n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n product(s)</source>
            <translation>
                <numerusform>%n product</numerusform>
                <numerusform>%n products</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::DropArea</name>
        <message numerus="yes">
            <source>Make a catalogue of %n thing(s)</source>
            <translation>
                <numerusform>Make a catalogue of %n thing</numerusform>
                <numerusform>Make a catalogue of %n things</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::DropController</name>
        <message numerus="yes">
            <source>Moved %n picture(s) to %1</source>
            <translation>
                <numerusform>Moved %n picture to %1</numerusform>
                <numerusform>Moved %n pictures to %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Attached %n picture(s) to %1</source>
            <translation>
                <numerusform>Attached %n picture to %1</numerusform>
                <numerusform>Attached %n pictures to %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tagged %n picture(s) with %1</source>
            <translation>
                <numerusform>Tagged %n picture with %1</numerusform>
                <numerusform>Tagged %n pictures with %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Took %n picture(s) out of the product</source>
            <translation>
                <numerusform>Took %n picture out of the product</numerusform>
                <numerusform>Took %n pictures out of the product</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Moved %n picture(s) to the trash</source>
            <translation>
                <numerusform>Moved %n picture to the trash</numerusform>
                <numerusform>Moved %n pictures to the trash</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Moved %n product(s) to the trash</source>
            <translation>
                <numerusform>Moved %n product to the trash</numerusform>
                <numerusform>Moved %n products to the trash</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tagged %n product(s) with %1</source>
            <translation>
                <numerusform>Tagged %n product with %1</numerusform>
                <numerusform>Tagged %n products with %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Put %n product(s) into %1</source>
            <translation>
                <numerusform>Put %n product into %1</numerusform>
                <numerusform>Put %n products into %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::FieldEditor</name>
        <message numerus="yes">
            <source>more than %n different</source>
            <translation>
                <numerusform>more than %n different</numerusform>
                <numerusform>more than %n different</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n different</source>
            <translation>
                <numerusform>%n different</numerusform>
                <numerusform>%n different</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::ImportCommands</name>
        <message numerus="yes">
            <source>Importing %n row(s)</source>
            <translation>
                <numerusform>Importing %n row</numerusform>
                <numerusform>Importing %n rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Importing %n file(s)</source>
            <translation>
                <numerusform>Importing %n file</numerusform>
                <numerusform>Importing %n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s)</source>
            <translation>
                <numerusform>%n thing</numerusform>
                <numerusform>%n things</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n product(s)</source>
            <translation>
                <numerusform>%n product</numerusform>
                <numerusform>%n products</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n already here</source>
            <translation>
                <numerusform>, %n already here</numerusform>
                <numerusform>, %n already here</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n left out</source>
            <translation>
                <numerusform>, %n left out</numerusform>
                <numerusform>, %n left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Fetching %n picture(s)</source>
            <translation>
                <numerusform>Fetching %n picture</numerusform>
                <numerusform>Fetching %n pictures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tables named %n picture(s) on the web.</source>
            <translation>
                <numerusform>Tables named %n picture on the web.</numerusform>
                <numerusform>Tables named %n pictures on the web.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Fetch these %n picture(s)</source>
            <translation>
                <numerusform>Fetch this picture</numerusform>
                <numerusform>Fetch these %n pictures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Looking for the products of %n picture(s)</source>
            <translation>
                <numerusform>Looking for the product of %n picture</numerusform>
                <numerusform>Looking for the products of %n pictures</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::JobRow</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::JobsModel</name>
        <message numerus="yes">
            <source>Done, %n item(s) left out</source>
            <translation>
                <numerusform>Done, %n item left out</numerusform>
                <numerusform>Done, %n items left out</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::KeepingPage</name>
        <message numerus="yes">
            <source>%n step(s), %1</source>
            <translation>
                <numerusform>%n step, %1</numerusform>
                <numerusform>%n steps, %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Forget %n step(s) for good?</source>
            <translation>
                <numerusform>Forget %n step for good?</numerusform>
                <numerusform>Forget %n steps for good?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::PlanPanel</name>
        <message numerus="yes">
            <source>Import %n row(s)</source>
            <translation>
                <numerusform>Import %n row</numerusform>
                <numerusform>Import %n rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Import %n file(s)</source>
            <translation>
                <numerusform>Import %n file</numerusform>
                <numerusform>Import %n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s) placed</source>
            <translation>
                <numerusform>%n picture placed</numerusform>
                <numerusform>%n pictures placed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::RatingField</name>
        <message numerus="yes">
            <source>%n of 5 stars</source>
            <translation>
                <numerusform>%n of 5 stars</numerusform>
                <numerusform>%n of 5 stars</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::SelectionCommands</name>
        <message numerus="yes">
            <source>%n product(s) set to %1</source>
            <translation>
                <numerusform>%n product set to %1</numerusform>
                <numerusform>%n products set to %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Moved %n product(s) to the trash</source>
            <translation>
                <numerusform>Moved %n product to the trash</numerusform>
                <numerusform>Moved %n products to the trash</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Moved %n picture(s) to the trash</source>
            <translation>
                <numerusform>Moved %n picture to the trash</numerusform>
                <numerusform>Moved %n pictures to the trash</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Put back %n item(s)</source>
            <translation>
                <numerusform>Put back %n item</numerusform>
                <numerusform>Put back %n items</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Made %n copy(s)</source>
            <translation>
                <numerusform>Made %n copy</numerusform>
                <numerusform>Made %n copies</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Took %n picture(s) out of the product</source>
            <translation>
                <numerusform>Took %n picture out of the product</numerusform>
                <numerusform>Took %n pictures out of the product</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::StarBar</name>
        <message numerus="yes">
            <source>%n of 5 stars</source>
            <translation>
                <numerusform>%n of 5 stars</numerusform>
                <numerusform>%n of 5 stars</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::StatusStrip</name>
        <message numerus="yes">
            <source> (+%n)</source>
            <translation>
                <numerusform> (+%n)</numerusform>
                <numerusform> (+%n)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::Workspace</name>
        <message numerus="yes">
            <source>%n product(s)</source>
            <translation>
                <numerusform>%n product</numerusform>
                <numerusform>%n products</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s)</source>
            <translation>
                <numerusform>%n picture</numerusform>
                <numerusform>%n pictures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n selected</source>
            <translation>
                <numerusform>, %n selected</numerusform>
                <numerusform>, %n selected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n result(s)</source>
            <translation>
                <numerusform>%n result</numerusform>
                <numerusform>%n results</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n less similar</source>
            <translation>
                <numerusform>, %n less similar</numerusform>
                <numerusform>, %n less similar</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n picture(s) not looked at yet</source>
            <translation>
                <numerusform>, %n picture not looked at yet</numerusform>
                <numerusform>, %n pictures not looked at yet</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::DuplicateModel</name>
        <message numerus="yes">
            <source>%1, %n picture(s). %2</source>
            <translation>
                <numerusform>%1, %n picture. %2</numerusform>
                <numerusform>%1, %n pictures. %2</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::DuplicateCompare</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::DuplicateDesk</name>
        <message numerus="yes">
            <source>%n picture(s) not compared yet</source>
            <translation>
                <numerusform>%n picture not compared yet</numerusform>
                <numerusform>%n pictures not compared yet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n group(s) to decide</source>
            <translation>
                <numerusform>%n group to decide</numerusform>
                <numerusform>%n groups to decide</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Merged %n duplicate(s)</source>
            <translation>
                <numerusform>Merged %n duplicate</numerusform>
                <numerusform>Merged %n duplicates</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::InspectorSuggestions</name>
        <message numerus="yes">
            <source>Tag %1: %n that look alike have it</source>
            <translation>
                <numerusform>Tag %1: %n that looks alike has it</numerusform>
                <numerusform>Tag %1: %n that look alike have it</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Category %1: %n that look alike are in it</source>
            <translation>
                <numerusform>Category %1: %n that looks alike is in it</numerusform>
                <numerusform>Category %1: %n that look alike are in it</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::PlacementCommands</name>
        <message numerus="yes">
            <source>Placed %n picture(s)</source>
            <translation>
                <numerusform>Placed %n picture</numerusform>
                <numerusform>Placed %n pictures</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::PlacementModel</name>
        <message numerus="yes">
            <source>New product “%1” of %n picture(s)</source>
            <translation>
                <numerusform>New product “%1” of %n picture</numerusform>
                <numerusform>New product “%1” of %n pictures</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::PlacementPanel</name>
        <message numerus="yes">
            <source>%n picture(s)</source>
            <translation>
                <numerusform>%n picture</numerusform>
                <numerusform>%n pictures</numerusform>
            </translation>
        </message>
    </context>
</TS>
