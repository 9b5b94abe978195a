def changes = { module -> new File(basedir, module + '/src/main/resources/db/changelog/changes').listFiles() }
assert changes('shop').length == 1
assert changes('base') == null && changes('web') == null

def log = new File(basedir, 'build.log').readLines()
assert log.every { !it.contains('no entities') && !it.contains('No entities') } : 'modules without entities are passed over quietly'
