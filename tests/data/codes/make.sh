#!/bin/bash
# Makes the codes of this folder, which the tests read, with zint (Debian package of that name).
set -euo pipefail
cd "$(dirname "$0")"
zint -b DBAR_OMN --scale=2 -d 0401234567890 -o databar.png
zint -b DBAR_EXP --scale=2 -d '[01]04012345678901[3103]001750' -o databar-expanded.png
zint -b GS1_128 --scale=1 -d '[17]261231[01]04012345678901[10]AB-7' -o gs1-128.png
zint -b DATAMATRIX --gs1 --scale=3 -d '[01]04012345678901[10]AB-7' -o gs1-datamatrix.png
zint -b UPCE --scale=2 -d 0425261 -o upc-e.png
zint -b ITF14 --scale=1 -d 1401234567890 -o itf-14.png
