def migrations = new File(basedir, 'src/main/resources/db/changelog/changes').listFiles()
assert migrations.length == 1
assert migrations[0].text.toLowerCase().contains('note')

def log = new File(basedir, 'build.log').text
assert !log.contains('hunter2-and-more') && !log.contains('wrong-horse-battery')
assert log.contains('BUILD FAILURE') && !(log =~ /(?m)^\s+at [\w.$]+\(/)
