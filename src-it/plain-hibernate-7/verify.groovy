def migrations = new File(basedir, 'src/main/resources/db/changelog/changes').listFiles()
assert migrations.length == 1 : 'the second diff must not write: ' + migrations

def sql = migrations[0].text
assert sql.startsWith('--liquibase formatted sql')
assert sql.toLowerCase().contains('create table') && sql.contains('--rollback')
assert new File(basedir, 'src/main/resources/db/changelog/db.changelog-master.yaml').text.contains(migrations[0].name)

def report = new File(basedir, 'target/schema/report.md').text
assert report.contains('author') && report.contains('book') : 'after the rollback both tables are missing'
assert new File(basedir, 'target/schema/report.json').isFile()

def log = new File(basedir, 'build.log').text
assert !log.contains('org.hibernate') : 'Hibernate must not write past the log'
assert !(log =~ /(?m)^\s+at [\w.$]+\(/) : 'a failure is a message, not a stack trace'
