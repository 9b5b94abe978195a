import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def goals = log.split(/(?m)^\[INFO\] --- /).findAll { it.startsWith('generator-maven-plugin') }
assert goals.collect { it.split(/[: ]/)[2] } == ['diff', 'apply', 'check', 'check']
def (diff, apply, check, other) = goals

def migrations = new File(basedir, 'src/main/resources/db/changelog/changes').listFiles()
assert migrations.length == 1 && migrations[0].name ==~ /\d{14}_first\.sql/
def sql = migrations[0].text.toLowerCase()
assert sql.contains('create table customer_order (') && sql.contains('create table customer_order_gift_tags (')
assert sql.contains('\n    first_name character varying(255)') && sql.contains('\n    created_at timestamp')
assert sql.contains('create sequence customer_order_seq start with 1 increment by 50')

assert diff.contains('(Hibernate 6.6.') && diff.contains('with H2 2.')
assert diff =~ /\+ table CUSTOMER_ORDER \[CustomerOrder\] +database: nothing; entities: 3 columns/
assert apply.contains('[INFO] The database is as the entities say.')
assert check.contains('(no-drift) @ spring-boot-hibernate-6') && check.contains('[INFO] No drift')

// schema.json knows which table and columns the classes and attributes had.
assert other =~ /~ table CUSTOMER_ORDER name \[CustomerOrder\] +database: CUSTOMER_ORDER; entities: CUSTOMERORDER/
assert other =~ /~ column CUSTOMERORDER\.FIRST_NAME name \[CustomerOrder\.firstName\] / && other.contains('BUILD FAILURE')
def report = new JsonSlurper().parse(new File(basedir, 'target/schema/report.json'))
assert report.drift && report.hibernate.startsWith('6.6.')

assert !log.contains('org.hibernate.orm') && !log.contains('HHH') : 'Logback of the project must not print'
assert goals.every { !(it =~ /(?m)^\s+at [\w.$]+\(/) } : 'a failure is a message, not a stack trace'
