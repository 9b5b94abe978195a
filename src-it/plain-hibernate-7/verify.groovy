import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def goals = log.split(/(?m)^\[INFO\] --- /).findAll { it.startsWith('generator-maven-plugin') }
assert goals.collect { it.split(/[: ]/)[2] } ==
        ['diff', 'apply', 'diff', 'check', 'lint', 'help', 'status', 'rollback', 'check']
def (diff, apply, again, check, lint, help, status, rollback, missing) = goals
assert goals.findAll { !it.is(help) && !it.is(lint) }.every { it =~ /No schema\.url: using an embedded PostgreSQL 18\.\S+ with its data in / }

def migrations = new File(basedir, 'src/main/resources/db/changelog/changes').listFiles()
assert migrations.length == 1 : 'the second diff must not write: ' + migrations
def file = 'db/changelog/changes/' + migrations[0].name
assert migrations[0].name ==~ /\d{14}_create_author_and_book\.sql/
assert new File(basedir, 'src/main/resources/db/changelog/db.changelog-master.yaml').text.contains(migrations[0].name)

def sql = migrations[0].text
assert sql.startsWith('--liquibase formatted sql\n')
assert sql.contains('-- Entities: Author, Book\n') && sql.contains('-- Engine: PostgreSQL 18.')
assert sql =~ /(?m)^-- Proof: up, down and up again on embedded PostgreSQL 18\.\S+, without rows$/
assert diff.contains('[INFO] Proven: up, down and up again on embedded PostgreSQL 18.')
assert new File(basedir, 'src/main/resources/db/changelog/schema.json').text.contains('"book"')
assert sql.count('\n--changeset ') == 4 && sql.count('\n--rollback ') == 4 && sql.count('\n--comment') == 4
assert sql.contains("check (binding in ('HARDCOVER','PAPERBACK'))") && sql.contains('translations jsonb')

assert diff.contains('[INFO] Compared 2 entities (Hibernate 7.4.')
assert diff =~ /(?m)^\[INFO\] 4 differences:$/
assert diff =~ /\+ table author \[Author\] +database: nothing; entities: 2 columns/
assert diff =~ /\+ index \w+ of book \[Book\.publishedAt\] +database: nothing; entities: publishedat desc/
assert diff.contains('Wrote src/main/resources/' + file + ', included by src/main/resources/db/changelog/db.changelog-master.yaml')

(1..4).each { assert apply.contains('[INFO]   applied ' + it + '/4  0' + it + '-') }
assert apply.contains('[INFO] The database is as the entities say.')
assert again.contains('[INFO] No differences: the database is as the entities say.')
assert check.contains('[INFO] No drift: the database is as the entities say.')
assert lint.contains('[INFO] Looked at 1 file for PostgreSQL: danger 0, caution 0, safe 0.')
assert new JsonSlurper().parse(new File(basedir, 'target/schema/lint.sarif')).version == '2.1.0'

['schema:apply', 'schema:check', 'schema:diff', 'schema:help', 'schema:lint', 'schema:rollback', 'schema:status'].each {
    assert help =~ /(?m)^$it$/
}
['url', 'username', 'password', 'server', 'packages', 'hibernate', 'changelog', 'unmanaged', 'verbose', 'skip', 'name',
        'count', 'allowDestructive', 'risks', 'failOn', 'files', 'engine', 'scratch', 'probe', 'probeSamples', 'destructive',
        'online', 'rename'].each {
    assert help =~ /(?m)^    $it\b/
}

assert status =~ /Applied: +4 changesets\n/ && status =~ /Pending: +0 changesets\n/ && status =~ /Drift: +no\n/
assert status =~ /Last applied: +$file at /
assert rollback.contains('[INFO] Rolled back ' + file)
assert rollback.contains('[WARNING] Gone with it: table author and its rows')

assert missing.contains('[INFO] 4 differences:') && missing.contains('BUILD FAILURE')
assert missing.contains('The database is not what the entities say')
def report = new JsonSlurper().parse(new File(basedir, 'target/schema/report.json'))
assert report.drift && report.entities == 2 && report.changes.size() == 4
def table = report.changes.find { it.object == 'table book' }
assert table.origin == 'Book' && table.database == 'nothing' && table.entities == '6 columns'
def markdown = new File(basedir, 'target/schema/report.md').text
assert markdown.contains('**Drift**: 4 differences') && markdown.contains('| table book | Book |')

assert !log.contains('org.hibernate.orm') && !log.contains('HHH') : 'Hibernate must not write past the log'
assert goals.every { !(it =~ /(?m)^\s+at [\w.$]+\(/) } : 'a failure is a message, not a stack trace'
