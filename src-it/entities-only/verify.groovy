import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def goals = log.split(/(?m)^\[INFO\] --- /).findAll { it.startsWith('generator-maven-plugin') }
assert goals.collect { it.split(/[: ]/)[2] } == ['diff', 'apply', 'check', 'check']
def (diff, apply, check, refused) = goals

def migrations = new File(basedir, 'src/main/resources/db/changelog/changes').listFiles()
assert migrations.length == 1
def sql = migrations[0].text.toLowerCase()
assert sql.contains('create table note (') && sql.contains('read with hibernate 7.4.')
assert sql.contains('-- proof: up, down and up again on ')
assert sql =~ /(?i)unique \(title, ?writtenon\)/

assert diff.contains('[INFO] Compared 1 entity (Hibernate 7.4.') : 'the Hibernate that the plugin brings'
assert apply.contains('[INFO] The database is as the entities say.')
assert check.contains('[INFO] No drift')
assert !new JsonSlurper().parse(new File(basedir, 'target/schema/report.json')).drift

assert refused.contains('BUILD FAILURE') && refused.contains('Check schema.username and schema.password')
// Maven itself and other plugins print the environment and the command line in their debug output; the goals must not.
assert goals.every { !it.contains('hunter2-and-more') && !it.contains('wrong-horse-battery') }
