def migrations = new File(basedir, 'src/main/resources/db/changelog/changes').listFiles()
assert migrations.length == 1
assert migrations[0].text.toLowerCase().contains('note')

def log = new File(basedir, 'build.log').text
// Other plugins print the environment in their debug output; the goals must not.
def goals = log.split(/(?m)^\[INFO\] --- /).findAll { it.startsWith('generator-maven-plugin') }
assert goals.size() == 4
assert goals.every { !it.contains('hunter2-and-more') && !it.contains('wrong-horse-battery') }

def refused = log.substring(log.indexOf('BUILD SUCCESS'))
assert refused.contains('BUILD FAILURE')
assert !(refused =~ /(?m)^\s+at [\w.$]+\(/) : 'a wrong password is a message, not a stack trace'
