set -e
cd /tmp/lo
for l in nl:nl-NL:1043 de:de-DE:1031 en:en-US:1033; do
  IFS=: read s loc id <<< "$l"
  p=/tmp/lo/profile-$s; mkdir -p $p/user
  cat > $p/user/registrymodifications.xcu <<X
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>$loc</value></prop></item>
</oor:items>
X
  run() { soffice -env:UserInstallation=file://$p --headless --norestore --convert-to "$1" --outdir "$2" "$3" >/dev/null 2>&1; }
  mkdir -p out/$s
  sep=59; [ $s = en ] && sep=44
  run "csv:Text - txt - csv (StarCalc):$sep,34,76,1,,0,false,true,true" out/$s $s.xlsx; mv out/$s/$s.csv out/$s-utf8.csv
  run "csv:Text - txt - csv (StarCalc):$sep,34,1,1,,0,false,true,true" out/$s $s.xlsx; mv out/$s/$s.csv out/$s-1252.csv
  run "csv:Text - txt - csv (StarCalc):9,34,65535,1,,0,false,true,false" out/$s $s.xlsx; mv out/$s/$s.csv out/$s-unicode.txt
  run ods out/$s $s.xlsx; mv out/$s/$s.ods out/$s.ods
  run "xlsx:Calc MS Excel 2007 XML" out/$s $s.xlsx; mv out/$s/$s.xlsx out/$s-calc.xlsx
done
