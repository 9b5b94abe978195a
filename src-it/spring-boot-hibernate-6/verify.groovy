def migrations = new File(basedir, 'src/main/resources/db/changelog/changes').listFiles()
assert migrations.length == 1 && migrations[0].name.endsWith('_first.sql')

def sql = migrations[0].text.toLowerCase()
['customer_order', 'first_name', 'created_at', 'customer_order_gift_tags'].each {
    assert sql.contains(it) : it + ' is what Spring Boot names it'
}
def log = new File(basedir, 'build.log').text
assert !log.contains('org.hibernate.orm') : 'Logback of the project must not print'
assert !(log =~ /(?m)^\s+at [\w.$]+\(/)
